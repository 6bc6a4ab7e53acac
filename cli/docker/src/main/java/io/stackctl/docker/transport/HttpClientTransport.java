package io.stackctl.docker.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.net.URIAuthority;

/**
 * Apache HttpClient for engines behind TCP and TLS. It cannot half-close a stream, which ends a
 * program's standard input, so two-way streams go over sockets of our own.
 */
public final class HttpClientTransport implements EngineTransport {

    private final CloseableHttpClient client;
    private final HttpHost host;
    private final SocketTransport streams;

    public HttpClientTransport(TcpTarget target) {
        this.client = BoundedHttpClient.of(target);
        this.host =
                new HttpHost(target.tls() == null ? "http" : "https", target.host(), target.port());
        this.streams = new SocketTransport(new TcpDialer(target));
    }

    @Override
    public Response execute(Request request) {
        if (request.hijackedInput() != null) {
            return streams.execute(request);
        }
        HttpUriRequestBase call =
                new HttpUriRequestBase(request.method(), URI.create(request.path()));
        call.setScheme(host.getSchemeName());
        call.setAuthority(new URIAuthority(host.getHostName(), host.getPort()));
        request.headers().forEach(call::addHeader);
        byte[] bytes = request.bodyBytes();
        if (bytes != null) {
            call.setEntity(new ByteArrayEntity(bytes, null));
        } else if (request.body() != null) {
            call.setEntity(new InputStreamEntity(request.body(), null));
        }
        try {
            var response = client.executeOpen(host, call, null);
            int status = response.getCode();
            if (status >= 600) {
                call.abort();
                throw new BadAnswerException("it is not HTTP: there is no status " + status);
            }
            return new HttpClientResponse(call, response);
        } catch (IOException e) {
            throw new UncheckedIOException(explained(e));
        }
    }

    /** In words of our own where the answer breaks the protocol. */
    static IOException explained(IOException e) {
        if (e.getCause() instanceof BadAnswerException ours) {
            return ours;
        }
        if (e instanceof NoHttpResponseException) {
            return new IOException("the engine closed the connection", e);
        }
        boolean protocol =
                e instanceof ClientProtocolException
                        || e instanceof MalformedChunkCodingException
                        || e instanceof MessageConstraintException;
        return protocol
                ? new BadAnswerException(
                        "it is not HTTP: "
                                + BadAnswerException.excerpt(String.valueOf(e.getMessage())),
                        e)
                : e;
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
