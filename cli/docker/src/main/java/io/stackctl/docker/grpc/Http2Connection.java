package io.stackctl.docker.grpc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.stackctl.engine.EngineThread;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http2.hpack.HPackDecoder;

/**
 * Serves calls on one connection until the other side closes it. One thread reads; each call is
 * answered by a thread of its own. The builder may be anybody's: what it sends has bounds.
 */
public final class Http2Connection {

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII);
    private static final int HEADER_TABLE = 4096;

    /** The longest head of a call, in bytes: packed, and unpacked too. */
    private static final int LONGEST_HEAD = 64 * 1024;

    /** How many calls are answered at once, each by a thread: builders make a few. */
    private static final int MOST_CALLS = 256;

    private final DataInputStream input;
    private final OutputStream output;
    private final Map<String, GrpcService> services;
    private final Map<Integer, GrpcCall> calls = new ConcurrentHashMap<>();
    private final SendWindows windows = new SendWindows();
    private final HPackDecoder headers = new HPackDecoder(HEADER_TABLE, US_ASCII);
    private final ByteArrayOutputStream headerBlock = new ByteArrayOutputStream();

    /**
     * Takes over a connection.
     *
     * @param services by method, such as {@code /grpc.health.v1.Health/Check}
     */
    public Http2Connection(
            InputStream input, OutputStream output, Map<String, GrpcService> services) {
        this.input = new DataInputStream(input);
        this.output = output;
        this.services = Map.copyOf(services);
        headers.setMaxListSize(LONGEST_HEAD);
    }

    /**
     * Serves until the connection ends.
     *
     * @throws IOException when it breaks, which is also how it ends
     */
    public void serve() throws IOException {
        try {
            if (!Arrays.equals(input.readNBytes(PREFACE.length), PREFACE)) {
                throw new IOException("the builder does not speak HTTP/2");
            }
            send(new Frame(Frame.SETTINGS, 0, 0, new byte[0]));
            while (true) {
                take(Frame.read(input));
            }
        } finally {
            windows.close();
            calls.values().forEach(GrpcCall::broken);
        }
    }

    private void take(Frame frame) throws IOException {
        switch (frame.type()) {
            case Frame.DATA -> takeData(frame);
            case Frame.HEADERS, Frame.CONTINUATION -> takeHeaders(frame);
            case Frame.SETTINGS -> {
                if (!frame.has(Frame.ACK)) {
                    windows.settings(frame);
                    send(new Frame(Frame.SETTINGS, Frame.ACK, 0, new byte[0]));
                }
            }
            case Frame.PING -> {
                if (!frame.has(Frame.ACK)) {
                    send(new Frame(Frame.PING, Frame.ACK, 0, frame.payload()));
                }
            }
            case Frame.WINDOW_UPDATE -> windows.add(frame.stream(), frame.number(0));
            case Frame.RST_STREAM -> {
                var call = calls.remove(frame.stream());
                windows.forget(frame.stream());
                if (call != null) {
                    call.broken();
                }
            }
            default -> {
                // Frames of other types may be ignored (RFC 9113, section 5.5); the end follows a
                // GOAWAY by itself.
            }
        }
    }

    private void takeData(Frame frame) throws IOException {
        var length = frame.payload().length;
        if (length > 0) {
            // What arrives is small, so the caller's windows are opened again at once.
            send(Frame.ofNumber(Frame.WINDOW_UPDATE, 0, length));
            if (!frame.has(Frame.END_STREAM)) {
                send(Frame.ofNumber(Frame.WINDOW_UPDATE, frame.stream(), length));
            }
        }
        var call = calls.get(frame.stream());
        if (call != null) {
            call.arrived(frame.content(), frame.has(Frame.END_STREAM));
        }
    }

    private void takeHeaders(Frame frame) throws IOException {
        headerBlock.writeBytes(frame.type() == Frame.HEADERS ? frame.content() : frame.payload());
        if (headerBlock.size() > LONGEST_HEAD) {
            throw new IOException("the builder sent headers that are too long");
        }
        if (!frame.has(Frame.END_HEADERS)) {
            return;
        }
        Map<String, List<String>> fields = new TreeMap<>();
        try {
            for (var field : headers.decodeHeaders(ByteBuffer.wrap(headerBlock.toByteArray()))) {
                fields.computeIfAbsent(field.getName(), _ -> new ArrayList<>())
                        .add(field.getValue());
            }
        } catch (HttpException | IndexOutOfBoundsException | BufferUnderflowException e) {
            throw new IOException("the builder sent headers that cannot be read", e);
        }
        headerBlock.reset();
        if (calls.size() >= MOST_CALLS) {
            throw new IOException("the builder makes too many calls at once");
        }
        var method = fields.getOrDefault(":path", List.of("")).getFirst();
        var call = new GrpcCall(this, frame.stream(), method, fields);
        calls.put(frame.stream(), call);
        windows.open(frame.stream());
        if (frame.has(Frame.END_STREAM)) {
            call.arrived(new byte[0], true);
        }
        EngineThread.start(method, () -> answer(call, frame.stream()));
    }

    private void answer(GrpcCall call, int stream) {
        try {
            var service = services.get(call.method());
            if (service == null) {
                call.finish(GrpcStatus.unimplemented(call.method()));
                return;
            }
            var status = outcome(service, call);
            // What was given up takes no answer.
            if (calls.get(stream) == call) {
                call.finish(status);
            }
        } catch (IOException e) {
            // The caller is gone, or gave the call up: nobody is left to be told.
        } finally {
            calls.remove(stream);
            windows.forget(stream);
        }
    }

    /** Whatever a service throws, its caller is told so, who would wait for ever otherwise. */
    private static GrpcStatus outcome(GrpcService service, GrpcCall call) {
        try {
            service.serve(call);
            return GrpcStatus.OK;
        } catch (GrpcService.Refusal e) {
            return e.status();
        } catch (IOException | RuntimeException e) {
            return GrpcStatus.unknown(String.valueOf(e.getMessage()));
        }
    }

    void sendHeaders(int stream, byte[] block, boolean last) throws IOException {
        send(
                new Frame(
                        Frame.HEADERS,
                        Frame.END_HEADERS | (last ? Frame.END_STREAM : 0),
                        stream,
                        block));
    }

    void sendData(int stream, byte[] data) throws IOException {
        var at = 0;
        while (at < data.length) {
            var count = windows.take(stream, Math.min(Frame.LONGEST, data.length - at));
            send(new Frame(Frame.DATA, 0, stream, Arrays.copyOfRange(data, at, at + count)));
            at += count;
        }
    }

    private void send(Frame frame) throws IOException {
        synchronized (output) {
            output.write(frame.bytes());
            output.flush();
        }
    }
}
