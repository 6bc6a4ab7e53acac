package io.stackctl.docker.transport;

import java.net.Proxy;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes an Apache HttpClient that does one exchange and nothing besides: it follows no redirect,
 * keeps no cookie, unpacks nothing and waits for no second try, and every head has its bounds.
 */
final class BoundedHttpClient {

    private BoundedHttpClient() {}

    static CloseableHttpClient of(TcpTarget target) {
        return HttpClients.custom()
                .setConnectionManager(connections(target))
                .setDefaultRequestConfig(
                        RequestConfig.custom().setProtocolUpgradeEnabled(false).build())
                .setRetryStrategy(new StaleConnections())
                .setUserAgent("stackctl")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState()
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(TcpTarget target) {
        SSLContext tls = target.tls();
        TlsSocketStrategy secured =
                tls == null
                        ? null
                        : (socket, host, port, attachment, context) -> target.secured(socket, tls);
        var operator =
                new DefaultHttpClientConnectionOperator(
                        (Proxy proxy) -> TcpTarget.newSocket(),
                        null,
                        null,
                        scheme -> scheme.equals("https") ? secured : null);
        var bounds =
                Http1Config.custom()
                        .setMaxLineLength(HeadGuard.MOST_BYTES)
                        .setMaxHeaderCount(HeadGuard.MOST_FIELDS)
                        .build();
        var factory =
                ManagedHttpClientConnectionFactory.builder()
                        .http1Config(bounds)
                        .responseParserFactory(new GuardedParsers(bounds))
                        .build();
        var connections =
                new PoolingHttpClientConnectionManager(
                        operator,
                        PoolConcurrencyPolicy.LAX,
                        PoolReusePolicy.LIFO,
                        TimeValue.NEG_ONE_MILLISECOND,
                        factory);
        // Every follower of a log has one to itself.
        connections.setMaxTotal(Integer.MAX_VALUE);
        connections.setDefaultMaxPerRoute(Integer.MAX_VALUE);
        // Engines answer when something happens, however long that takes.
        connections.setDefaultSocketConfig(
                SocketConfig.custom()
                        .setSoTimeout(Timeout.DISABLED)
                        .setTcpNoDelay(true)
                        .setSoKeepAlive(true)
                        .build());
        connections.setDefaultConnectionConfig(
                ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.ofMilliseconds(TcpTarget.CONNECT_TIMEOUT_MILLIS))
                        .setValidateAfterInactivity(TimeValue.NEG_ONE_MILLISECOND)
                        .build());
        return connections;
    }

    /** A question that a kept connection did not take is asked again at once, and only once. */
    private static final class StaleConnections extends DefaultHttpRequestRetryStrategy {

        StaleConnections() {
            super(1, TimeValue.ZERO_MILLISECONDS);
        }

        @Override
        protected boolean handleAsIdempotent(HttpRequest request) {
            return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        }

        @Override
        public boolean retryRequest(HttpResponse response, int count, HttpContext context) {
            return false;
        }
    }
}
