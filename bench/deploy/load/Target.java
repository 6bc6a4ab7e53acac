package load;

import module java.base;

/**
 * Where requests go.
 *
 * @param timeout in milliseconds; for the connection, and again for each wait for bytes
 */
public record Target(String host, int port, int timeout) {

    /** Parses {@code HOST:PORT}. */
    public static Target of(String text, int timeout) {
        int colon = text.lastIndexOf(':');
        return new Target(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)), timeout);
    }

    /** A new connection. The name is looked up each time, as the JVM does it: with its own cache. */
    Wire connect() throws Failure {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new Failure(Fault.UNKNOWN_NAME, host);
        }
        try {
            var channel = SocketChannel.open();
            try {
                channel.socket().setTcpNoDelay(true);
                channel.socket().connect(address, timeout);
                return new Wire(channel, timeout);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (SocketTimeoutException e) {
            throw new Failure(Fault.TIMEOUT, "connecting: " + e.getMessage());
        } catch (IOException e) {
            throw new Failure(Fault.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    /** The bytes of a request; {@code more} are whole lines of fields. */
    byte[] request(String method, String path, String more, String body) {
        return (method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + more
                        + (method.equals("POST") ? "Content-Length: " + body.length() + "\r\n" : "") + "\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
