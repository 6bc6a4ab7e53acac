package io.stackctl.docker.transport;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** HTTP/1.1 on one connection: one exchange after the other. */
final class HttpConnection implements Closeable {

    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Connection connection;
    private final HttpInput input;
    private boolean cutOff;

    HttpConnection(Connection connection) {
        this.connection = connection;
        this.input = new HttpInput(connection.input());
    }

    /**
     * Sends a request with its whole body.
     *
     * @throws IOException when the body cannot be read, or the engine takes no more of it: see
     *     {@link #isCutOff}
     */
    void send(Request request) throws IOException {
        byte[] bytes = request.bodyBytes();
        InputStream stream = request.body();
        StringBuilder head = new StringBuilder(256);
        head.append(request.method()).append(' ').append(request.path()).append(" HTTP/1.1\r\n");
        // The engine ignores the host's name, but HTTP/1.1 wants one.
        head.append("Host: docker\r\nUser-Agent: stackctl\r\n");
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        if (bytes != null) {
            head.append("Content-Length: ").append(bytes.length).append("\r\n");
        } else if (stream != null) {
            head.append("Transfer-Encoding: chunked\r\n");
        } else if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            head.append("Content-Length: 0\r\n");
        }
        head.append("\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        if (bytes != null) {
            write(joined(start, bytes));
        } else {
            write(start);
        }
        if (stream != null && bytes == null) {
            sendChunks(stream);
        }
    }

    private void write(byte[] bytes) throws IOException {
        write(bytes, bytes.length);
    }

    private void write(byte[] bytes, int length) throws IOException {
        OutputStream output = connection.output();
        try {
            output.write(bytes, 0, length);
            output.flush();
        } catch (IOException e) {
            cutOff = true;
            throw e;
        }
    }

    /** Whether the engine took no more of a request; it may have said why before. */
    boolean isCutOff() {
        return cutOff;
    }

    /** One write, so that head and body leave in one packet. */
    private static byte[] joined(byte[] start, byte[] rest) {
        byte[] whole = new byte[start.length + rest.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(rest, 0, whole, start.length, rest.length);
        return whole;
    }

    private void sendChunks(InputStream body) throws IOException {
        byte[] chunk = new byte[32 * 1024];
        for (int count = body.read(chunk); count >= 0; count = body.read(chunk)) {
            if (count > 0) {
                write((Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                write(chunk, count);
                write(LINE_END);
            }
        }
        write(LAST_CHUNK);
    }

    /** Waits for the answer; false when the engine has closed the connection without one. */
    boolean awaitAnswer() throws IOException {
        return input.fill();
    }

    HttpHead readHead() throws IOException {
        return HttpHead.read(input);
    }

    HttpInput input() {
        return input;
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
