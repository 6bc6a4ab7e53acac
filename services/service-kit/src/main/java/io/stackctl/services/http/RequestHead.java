package io.stackctl.services.http;

/**
 * Everything of a request but its body.
 *
 * @param method as written; methods are case-sensitive
 * @param host the {@code Host} field in lower case with its port, if any; empty when an HTTP/1.0
 *     client sent none
 * @param minor 0 or 1, of HTTP/1.x
 */
public record RequestHead(
        String method,
        RequestTarget target,
        String host,
        int minor,
        Headers headers,
        BodyFraming body) {

    /** The host alone, as routing rules name it; an IPv6 address keeps its brackets. */
    public String hostName() {
        int colon = host.lastIndexOf(':');
        return colon < 0 || host.endsWith("]") ? host : host.substring(0, colon);
    }

    /** True when asking twice does what asking once does (RFC 9110, section 9.2.2). */
    public boolean idempotent() {
        return switch (method) {
            case "GET", "HEAD", "OPTIONS", "PUT", "DELETE" -> true;
            default -> false;
        };
    }

    public boolean keepsAlive() {
        var options = headers.tokens("Connection");
        return minor == 1 ? !options.contains("close") : options.contains("keep-alive");
    }

    public boolean upgradesToWebSocket() {
        return minor == 1
                && body instanceof BodyFraming.None
                && headers.tokens("Connection").contains("upgrade")
                && headers.tokens("Upgrade").contains("websocket");
    }
}
