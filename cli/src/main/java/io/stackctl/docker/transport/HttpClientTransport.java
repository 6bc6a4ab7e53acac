package io.stackctl.docker.transport;

import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * Apache HttpClient for engines behind TCP and TLS. It cannot half-close a stream, which ends a
 * program's standard input, so two-way streams go over sockets of our own.
 */
public final class HttpClientTransport implements EngineTransport {

    private final ApacheDockerHttpClient client;
    private final SocketTransport streams;

    public HttpClientTransport(TcpTarget target) {
        this.client =
                new ApacheDockerHttpClient.Builder()
                        .dockerHost(target.uri())
                        .sslConfig(target.tls())
                        .connectionTimeout(Duration.ofMillis(TcpDialer.CONNECT_TIMEOUT_MILLIS))
                        .build();
        this.streams = new SocketTransport(target.dialer());
    }

    @Override
    public Response execute(Request request) {
        try {
            return client.execute(request);
        } catch (RuntimeException e) {
            // It wraps the connection's own exception, which tells what to do about it.
            if (e.getCause() instanceof IOException cause) {
                throw new UncheckedIOException(cause);
            }
            throw e;
        }
    }

    @Override
    public Upgrade upgrade(Request request) {
        return streams.upgrade(request);
    }

    @Override
    public void close() throws IOException {
        streams.close();
        client.close();
    }
}
