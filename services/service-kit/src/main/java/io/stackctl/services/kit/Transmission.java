package io.stackctl.services.kit;

import io.stackctl.services.http.Headers;
import io.stackctl.services.http.HttpOutput;
import io.stackctl.services.http.Reason;
import io.stackctl.services.http.RequestHead;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** Sends the response to one request. */
final class Transmission {
    private final HttpOutput out;
    private final RequestHead request;
    private final OpenRequests open;

    Transmission(HttpOutput out, RequestHead request, OpenRequests open) {
        this.out = out;
        this.request = request;
        this.open = open;
    }

    /** Tells somebody who sent no request that can be answered. */
    static void refuse(HttpOutput out, int status, String why) throws IOException {
        var response = Response.error(status, why);
        if (response.body() instanceof Response.Body.Bytes(var content)) {
            var headers = headers(response.headers());
            headers.set("Content-Length", Integer.toString(content.length));
            headers.set("Connection", "close");
            out.head(startLine(status), headers);
            out.bytes(content, 0, content.length);
            out.flush();
        }
    }

    /**
     * Sends it.
     *
     * @param keep whether the connection may take another request afterwards
     * @return whether it can
     * @throws IOException when the caller has left
     * @throws Exception when what the response is made of fails
     */
    boolean send(Response response, boolean keep) throws Exception {
        var headers = headers(response.headers());
        return switch (response.body()) {
            case Response.Body.Bytes(var content) ->
                    sendBytes(response.status(), headers, content, keep);
            case Response.Body.Events(var source) -> {
                var body = begin(response.status(), headers, -1, keep);
                body.flush();
                var stream = new EventStream(body);
                open.stream(() -> source.feed(stream));
                yield end(body, keep);
            }
            case Response.Body.PassedOn passedOn ->
                    passOn(response.status(), headers, passedOn, keep);
        };
    }

    private boolean sendBytes(int status, Headers headers, byte[] content, boolean keep)
            throws IOException {
        if (!bodiless(status)) {
            headers.set("Content-Length", Integer.toString(content.length));
        }
        head(status, headers, keep);
        if (!request.method().equals("HEAD") && !bodiless(status)) {
            out.bytes(content, 0, content.length);
        }
        out.flush();
        return keep;
    }

    private boolean passOn(
            int status, Headers headers, Response.Body.PassedOn passedOn, boolean keep)
            throws Exception {
        passedOn.headers()
                .forEach((name, values) -> {
                    headers.remove(name);
                    values.forEach(value -> headers.add(name, value));
                });
        try (var content = passedOn.content()) {
            if (request.method().equals("HEAD") || bodiless(status)) {
                if (passedOn.length() >= 0 && status != 204) {
                    headers.set("Content-Length", Long.toString(passedOn.length()));
                }
                head(status, headers, keep);
                out.flush();
                return keep;
            }
            var body = begin(status, headers, passedOn.length(), keep);
            var type = headers.first("Content-Type");
            if (type != null && type.startsWith("text/event-stream")) {
                open.stream(() -> copy(content, body));
            } else {
                copy(content, body);
            }
            return end(body, keep);
        }
    }

    private static boolean bodiless(int status) {
        return status == 204 || status == 304;
    }

    /** Sends each piece when it is there, which {@code transferTo} would not. */
    private static void copy(InputStream in, OutputStream to) throws IOException {
        var piece = new byte[8192];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            to.write(piece, 0, read);
            to.flush();
        }
    }

    /** Sends the head of a response whose body follows; {@code length} -1 when it is not known. */
    private ResponseBody begin(int status, Headers headers, long length, boolean keep)
            throws IOException {
        // A client of HTTP/1.0 knows no chunks: for it, the end of the connection is that of the
        // body.
        boolean chunked = length < 0 && request.minor() == 1;
        if (length >= 0) {
            headers.set("Content-Length", Long.toString(length));
        } else if (chunked) {
            headers.set("Transfer-Encoding", "chunked");
        }
        head(status, headers, keep && (chunked || length >= 0));
        return new ResponseBody(out, chunked, request.method().equals("HEAD") ? 0 : length);
    }

    private boolean end(ResponseBody body, boolean keep) throws IOException {
        return body.end() && keep;
    }

    private void head(int status, Headers headers, boolean keep) throws IOException {
        if (!keep) {
            headers.set("Connection", "close");
        } else if (request.minor() == 0) {
            headers.set("Connection", "keep-alive");
        }
        out.head(startLine(status), headers);
    }

    private static String startLine(int status) {
        return "HTTP/1.1 " + status + " " + Reason.of(status);
    }

    private static Headers headers(Map<String, String> fields) {
        var headers = new Headers();
        headers.add(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
        fields.forEach((name, value) -> headers.add(printable(name), printable(value)));
        headers.set("X-Content-Type-Options", "nosniff");
        return headers;
    }

    /** A line's end in a value would begin a field of its own. */
    private static String printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f || c > 0xff) {
                throw new IllegalArgumentException(
                        "a header field holds a character it may not have");
            }
        }
        return text;
    }
}
