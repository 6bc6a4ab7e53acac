package io.stackctl.docker.transport;

import java.io.IOException;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * An engine behind TCP.
 *
 * @param host a name or address, an IPv6 one without brackets
 * @param port 2375 without TLS and 2376 with it, by convention
 * @param tls what its certificate is checked with; null for a plain connection
 * @param verified whether the certificate has to be made out to the host
 */
public record TcpTarget(String host, int port, @Nullable SSLContext tls, boolean verified) {

    /** An engine that does not answer a handshake for so long is reported as out of reach. */
    static final int CONNECT_TIMEOUT_MILLIS = 10_000;

    /** After so long without a word the other side is asked whether it is there; three times. */
    private static final int SILENT_SECONDS = 15;

    /** An engine without TLS. */
    public static TcpTarget plain(String host, int port) {
        return new TcpTarget(host, port, null, false);
    }

    /**
     * An engine with TLS.
     *
     * @throws IOException when the certificates cannot be used; the message says which
     */
    public static TcpTarget secured(String host, int port, TlsSettings settings)
            throws IOException {
        return new TcpTarget(host, port, settings.context(), settings.verified());
    }

    /**
     * A socket whose waits end when their thread is interrupted; those of a plain one go on. They
     * end as well when the way to the engine is cut, which says nothing by itself.
     */
    static Socket newSocket() throws IOException {
        Socket socket = SocketChannel.open().socket();
        socket.setKeepAlive(true);
        socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, SILENT_SECONDS);
        socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, SILENT_SECONDS);
        socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 3);
        return socket;
    }

    /** Puts TLS on a connected socket and shakes hands. */
    SSLSocket secured(Socket socket, SSLContext context) throws IOException {
        SSLSocket secured =
                (SSLSocket) context.getSocketFactory().createSocket(socket, host, port, true);
        if (verified) {
            // Without it, every certificate of the same authority would do, a client's even.
            SSLParameters parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
        }
        secured.setSoTimeout(CONNECT_TIMEOUT_MILLIS);
        secured.startHandshake();
        secured.setSoTimeout(0);
        return secured;
    }
}
