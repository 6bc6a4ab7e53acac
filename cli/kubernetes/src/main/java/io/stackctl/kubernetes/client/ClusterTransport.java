package io.stackctl.kubernetes.client;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The way to a cluster as a kubeconfig has it. Its client collects a message of a web socket whole,
 * however long that is, and sends one message while another is on its way; so sockets are opened
 * here, by the same configuration and in the name that the last request was made in.
 */
final class ClusterTransport extends JdkHttpClientFactory implements Interceptor {

    /** What a request says of itself, and not of who makes it. */
    private static final Set<String> OF_REQUEST = Set.of("accept", "content-type", "expect");

    private HttpClient.@Nullable Builder sockets;
    private Map<String, List<String>> identity = Map.of();

    @Override
    protected synchronized void additionalConfig(HttpClient.Builder builder) {
        // Those that come later are for whoever gives out tokens.
        sockets = sockets == null ? builder : sockets;
    }

    @Override
    public synchronized void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        identity = Map.copyOf(request.headers());
    }

    /**
     * Opens one.
     *
     * @param protocols what is offered, the best first
     */
    synchronized CompletableFuture<WebSocket> open(
            URI address, List<String> protocols, WebSocket.Listener listener) {
        if (sockets == null) {
            throw new IllegalStateException("no client was made");
        }
        var builder = sockets.build().newWebSocketBuilder();
        identity.forEach((name, values) -> {
            if (!OF_REQUEST.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        var others = protocols.subList(1, protocols.size()).toArray(String[]::new);
        return builder.subprotocols(protocols.getFirst(), others).buildAsync(address, listener);
    }
}
