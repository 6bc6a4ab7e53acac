package io.stackctl.docker.registry;

import io.stackctl.docker.registry.RegistryExchange.Call;
import io.stackctl.failure.Failure.RegistryFailure;
import io.stackctl.failure.StackException;
import io.stackctl.registry.ArtifactReference;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How to reach registries: with TLS, but for those that the user excepts, and for those on this
 * machine that speak without.
 */
final class RegistryAddresses {

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int LAST_PORT = 65_535;
    private static final int LONGEST_GREETING = 64 * 1024;

    private final RegistryExchange exchange;
    private final Set<String> insecure;
    private final Map<String, URI> known = new HashMap<>();

    /**
     * Prepares.
     *
     * @param insecure hosts that are spoken to without TLS
     */
    RegistryAddresses(RegistryExchange exchange, Set<String> insecure) {
        this.exchange = exchange;
        this.insecure = Set.copyOf(insecure);
    }

    /** Where the API of a registry begins, without an ending slash. */
    URI of(String registry) {
        return known.computeIfAbsent(registry, this::find);
    }

    private URI find(String registry) {
        var host =
                registry.equals(ArtifactReference.DOCKER_HUB) ? "registry-1.docker.io" : registry;
        var plain = address("http://", host);
        var isPlain = insecure.contains(registry) || (Hosts.isLoopback(registry) && greets(plain));
        return isPlain ? plain : address("https://", host);
    }

    /** What a reference may call a registry need not be the name of a host. */
    private static URI address(String scheme, String host) {
        try {
            var address = new URI(scheme + host);
            if (address.getHost() != null && address.getPort() <= LAST_PORT) {
                return address;
            }
        } catch (URISyntaxException malformed) {
            // Told below.
        }
        throw new StackException(
                new RegistryFailure(
                        "registry " + host + ": there is no such host", 0, "check its name"));
    }

    /** Whether a registry answers there; nobody is named to it. */
    private boolean greets(URI plain) {
        var call = new Call("GET", plain.resolve("/v2/"), Map.of(), "", null);
        try {
            int status = exchange.send(call, LONGEST_GREETING).statusCode();
            return status == OK || status == UNAUTHORIZED;
        } catch (IOException notPlain) {
            return false;
        }
    }
}
