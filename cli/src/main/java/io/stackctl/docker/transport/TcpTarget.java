package io.stackctl.docker.transport;

import com.github.dockerjava.transport.SSLConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * An engine behind TCP.
 *
 * @param host a name or address
 * @param port 2375 without TLS and 2376 with it, by convention
 * @param tls keys and certificates; null for a plain connection
 */
public record TcpTarget(String host, int port, @Nullable SSLConfig tls) {

    URI uri() {
        return URI.create("tcp://" + host + ":" + port);
    }

    Dialer dialer() {
        SSLConfig config = tls;
        if (config == null) {
            return new TcpDialer(host, port, SocketFactory.getDefault());
        }
        return () -> {
            try {
                return new TcpDialer(host, port, config.getSSLContext().getSocketFactory()).dial();
            } catch (GeneralSecurityException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        };
    }
}
