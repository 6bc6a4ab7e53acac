package io.stackctl.services.gateway.http;

/** Everything of a response but its body; {@code minor} is 0 or 1, of HTTP/1.x. */
public record ResponseHead(int minor, int status, String reason, Headers headers) {
    public boolean interim() {
        return status < 200;
    }

    public boolean keepsAlive() {
        var options = headers.tokens("Connection");
        return minor == 1 ? !options.contains("close") : options.contains("keep-alive");
    }
}
