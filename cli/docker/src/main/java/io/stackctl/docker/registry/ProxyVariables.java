package io.stackctl.docker.registry;

import io.stackctl.local.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * The proxies that {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY} name, in upper or
 * lower case. Nothing on this machine is asked through one.
 */
final class ProxyVariables extends ProxySelector {

    private static final int DEFAULT_PORT = 80;

    private final Settings settings;

    ProxyVariables(Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<Proxy> select(URI uri) {
        var proxy = variable(uri.getScheme().equals("https") ? "HTTPS_PROXY" : "HTTP_PROXY");
        if (proxy.isEmpty() || Hosts.isLoopback(uri.getHost()) || isExcepted(uri)) {
            return List.of(Proxy.NO_PROXY);
        }
        var address = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
        if (address.getHost() == null) {
            return List.of(Proxy.NO_PROXY);
        }
        int port = address.getPort() < 0 ? DEFAULT_PORT : address.getPort();
        return List.of(
                new Proxy(
                        Proxy.Type.HTTP,
                        InetSocketAddress.createUnresolved(address.getHost(), port)));
    }

    private String variable(String name) {
        var upper = settings.variable(name);
        return upper.isEmpty() ? settings.variable(name.toLowerCase(Locale.ROOT)) : upper;
    }

    /** {@code example.com} means its sub-domains too, {@code .example.com} these alone. */
    private boolean isExcepted(URI uri) {
        var host = uri.getHost().toLowerCase(Locale.ROOT);
        for (var item : variable("NO_PROXY").toLowerCase(Locale.ROOT).split(",", -1)) {
            var name = item.strip();
            var withPort = host + ":" + uri.getPort();
            if (name.equals("*")
                    || name.equals(host)
                    || name.equals(withPort)
                    || (!name.isEmpty()
                            && host.endsWith(name.startsWith(".") ? name : "." + name))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // Whoever called is told so.
    }
}
