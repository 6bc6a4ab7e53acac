package io.stackctl.services.http;

/** Everything of a response but its body; {@code minor} is 0 or 1, of HTTP/1.x. */
public record ResponseHead(int minor, int status, String reason, Headers headers) {
    public boolean interim() {
        return status < 200;
    }

    /** True for what has no body by its status alone (RFC 9112, section 6.3). */
    public boolean bodiless() {
        return interim() || status == 204 || status == 304;
    }

    /**
     * True when it announces a body, whether it may have one or not. Some servers then send one,
     * and it would be read as the answer to the next request.
     */
    public boolean announcesBody() {
        var length = headers.first("Content-Length");
        return headers.has("Transfer-Encoding") || (length != null && !length.equals("0"));
    }

    public boolean keepsAlive() {
        var options = headers.tokens("Connection");
        return minor == 1 ? !options.contains("close") : options.contains("keep-alive");
    }
}
