package io.stackctl.docker.transport;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Status line and headers of a response.
 *
 * @param status such as 200
 * @param headers by name, whose case does not count
 */
record HttpHead(int status, Map<String, List<String>> headers) {

    static HttpHead read(HttpInput input) throws IOException {
        HttpHead head = readOne(input);
        // 1xx answers other than the upgrade only announce the real one.
        while (head.status < 200 && head.status != 101) {
            head = readOne(input);
        }
        return head;
    }

    private static HttpHead readOne(HttpInput input) throws IOException {
        int status = status(input.line());
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = input.line(); !line.isEmpty(); line = input.line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
        }
        return new HttpHead(status, headers);
    }

    /** Reads {@code HTTP/1.1 200 OK}. */
    private static int status(String line) throws IOException {
        try {
            if (line.startsWith("HTTP/1.")) {
                return Integer.parseInt(line, 9, 12, 10);
            }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw notHttp(line, e);
        }
        throw notHttp(line, null);
    }

    private static IOException notHttp(String line, @Nullable Exception cause) {
        return new IOException("what answers is no Docker Engine: it said '" + line + "'", cause);
    }

    /** The first value of a header; empty without one. */
    String header(String name) {
        List<String> values = headers.get(name);
        return values == null ? "" : values.getFirst();
    }

    boolean keepsAlive() {
        return !header("Connection").equalsIgnoreCase("close");
    }

    /** The response's body on a connection. */
    BodyInput body(HttpInput input, boolean headOnly, BodyInput.Ending ending) throws IOException {
        if (headOnly || status == 204 || status == 304) {
            return BodyInput.ofLength(input, 0, ending);
        }
        if (header("Transfer-Encoding").equalsIgnoreCase("chunked")) {
            return BodyInput.chunked(input, ending);
        }
        String length = header("Content-Length");
        if (length.isEmpty()) {
            return BodyInput.ofLength(input, BodyInput.UNTIL_CLOSE, ending);
        }
        try {
            return BodyInput.ofLength(input, Long.parseLong(length), ending);
        } catch (NumberFormatException e) {
            throw notHttp("Content-Length: " + length, e);
        }
    }
}
