package io.stackctl.services.http;

import java.io.IOException;

/**
 * Reads heads exactly as RFC 9112 writes them: what it calls optional leniency for recipients is
 * refused here.
 */
public final class HeadReader {
    /** Bytes of a head, its start line included: what a connection's buffer grows to at most. */
    public static final int MAX_HEAD = 16 * 1024;

    /** Bytes of a request line. */
    public static final int MAX_REQUEST_LINE = 8 * 1024;

    private static final int MAX_FIELDS = 100;
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private HeadReader() {}

    public static RequestHead request(HttpInput in) throws IOException {
        var line = requestLine(in);
        if (line.isEmpty()) {
            line =
                    requestLine(
                            in); // RFC 9112, section 2.2: an empty line that a client left behind a
            // body
        }
        int first = line.indexOf(' ');
        int last = line.lastIndexOf(' ');
        if (first <= 0 || first == last) {
            throw new Refusal(400, "the request line is not METHOD TARGET HTTP/1.1");
        }
        var method = line.substring(0, first);
        if (!isToken(method)) {
            throw new Refusal(400, "the method is not a token");
        }
        int minor = minor(line.substring(last + 1));
        var headers = fields(in, MAX_HEAD - line.length());
        var host = host(headers, minor);
        if (method.equals("CONNECT") || method.equals("TRACE")) {
            throw new Refusal(405, method + " is not for a reverse proxy");
        }
        var target = RequestTarget.of(line.substring(first + 1, last), host);
        return new RequestHead(
                method, target, host, minor, headers, BodyFraming.ofRequest(minor, headers));
    }

    private static String requestLine(HttpInput in) throws IOException {
        return in.line(MAX_REQUEST_LINE, new Refusal(414, "the request line is longer than 8 KiB"));
    }

    public static ResponseHead response(HttpInput in) throws IOException {
        var line =
                in.line(MAX_REQUEST_LINE, new Refusal(431, "the status line is longer than 8 KiB"));
        if (line.length() < 12
                || line.charAt(8) != ' '
                || (line.length() > 12 && line.charAt(12) != ' ')) {
            throw new Refusal(400, "the status line is not HTTP/1.1 CODE REASON");
        }
        int minor = minor(line.substring(0, 8));
        int status = 0;
        for (int i = 9; i < 12; i++) {
            int digit = line.charAt(i) - '0';
            status = digit < 0 || digit > 9 ? -1000 : status * 10 + digit;
        }
        if (status < 100 || status > 599) {
            throw new Refusal(400, "the status is not a number from 100 to 599");
        }
        var reason = line.length() > 13 ? line.substring(13) : "";
        if (holdsControl(reason, 0)) {
            throw new Refusal(400, "the reason phrase holds a control character");
        }
        return new ResponseHead(minor, status, reason, fields(in, MAX_HEAD - line.length()));
    }

    private static int minor(String version) throws Refusal {
        return switch (version) {
            case "HTTP/1.1" -> 1;
            case "HTTP/1.0" -> 0;
            default ->
                    throw version.startsWith("HTTP/")
                            ? new Refusal(505, "only HTTP/1.1 and HTTP/1.0 are spoken here")
                            : new Refusal(400, "the request line is not METHOD TARGET HTTP/1.1");
        };
    }

    private static String host(Headers headers, int minor) throws Refusal {
        var hosts = headers.all("Host");
        if (hosts.size() > 1) {
            throw new Refusal(400, "more than one Host field");
        }
        if (hosts.isEmpty()) {
            if (minor == 1) {
                throw new Refusal(400, "no Host field");
            }
            return "";
        }
        return RequestTarget.checkedHost(hosts.getFirst());
    }

    /** Fields up to the empty line; also what follows a chunked body. */
    static Headers fields(HttpInput in, int budget) throws IOException {
        var headers = new Headers();
        int left = budget;
        while (true) {
            var line = in.line(left, new Refusal(431, "the header fields are longer than 16 KiB"));
            if (line.isEmpty()) {
                return headers;
            }
            left -= line.length() + 2;
            if (left < 0 || headers.size() == MAX_FIELDS) {
                throw new Refusal(431, "the header fields are longer than 16 KiB or more than 100");
            }
            field(headers, line);
        }
    }

    private static void field(Headers headers, String line) throws Refusal {
        if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
            throw new Refusal(400, "a folded header line");
        }
        int colon = line.indexOf(':');
        var name = colon < 0 ? "" : line.substring(0, colon);
        if (!isToken(name)) {
            throw new Refusal(
                    400, "a header name is empty or holds a character that names may not have");
        }
        if (holdsControl(line, colon + 1)) {
            throw new Refusal(400, "a header value holds a control character");
        }
        headers.add(name, line.substring(colon + 1).strip());
    }

    private static boolean holdsControl(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f) {
                return true;
            }
        }
        return false;
    }

    private static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letterOrDigit =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && TOKEN_MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
