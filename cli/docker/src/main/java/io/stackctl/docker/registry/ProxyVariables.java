package io.stackctl.docker.registry;

import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.local.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/**
 * The proxies that {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY} name, in upper or
 * lower case. Nothing on this machine is asked through one.
 */
final class ProxyVariables extends ProxySelector {

    private static final int DEFAULT_PORT = 80;
    private static final int LAST_PORT = 65535;

    private final Settings settings;

    ProxyVariables(Settings settings) {
        this.settings = settings;
    }

    /**
     * {@inheritDoc}
     *
     * @throws StackException for a variable that names no proxy
     */
    @Override
    public List<Proxy> select(URI uri) {
        var name = uri.getScheme().equals("https") ? "HTTPS_PROXY" : "HTTP_PROXY";
        var proxy = variable(name);
        if (proxy.isEmpty()
                || Hosts.isLoopback(uri.getHost())
                || new ProxyExceptions(variable("NO_PROXY")).have(uri)) {
            return List.of(Proxy.NO_PROXY);
        }
        return List.of(new Proxy(Proxy.Type.HTTP, address(name, proxy)));
    }

    private static InetSocketAddress address(String name, String proxy) {
        try {
            var address = new URI(proxy.contains("://") ? proxy : "http://" + proxy);
            var host = address.getHost();
            int port = address.getPort() < 0 ? DEFAULT_PORT : address.getPort();
            if (host != null && port <= LAST_PORT) {
                return InetSocketAddress.createUnresolved(host, port);
            }
        } catch (URISyntaxException malformed) {
            // Told below, without the password that may be in it.
        }
        throw new StackException(
                new InvalidRequest(
                        name + " names no proxy", "write it as http://HOST:PORT, or unset it"));
    }

    private String variable(String name) {
        var upper = settings.variable(name);
        return upper.isEmpty() ? settings.variable(name.toLowerCase(Locale.ROOT)) : upper;
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // Whoever called is told so.
    }
}
