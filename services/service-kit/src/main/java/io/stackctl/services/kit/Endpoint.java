package io.stackctl.services.kit;

/** Where another service listens, such as {@code redis:6379}. */
public record Endpoint(String host, int port) {
    /** Parses {@code HOST:PORT}. */
    public static Endpoint of(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("is not HOST:PORT, such as redis:6379");
        }
        return new Endpoint(text.substring(0, colon), Port.of(text.substring(colon + 1)).number());
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
