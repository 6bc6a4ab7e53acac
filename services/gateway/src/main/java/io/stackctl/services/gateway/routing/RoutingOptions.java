package io.stackctl.services.gateway.routing;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How declarations are read.
 *
 * @param exposedByDefault whether a container without {@code traefik.enable} counts as enabled
 * @param networks the gateway's own, by which containers are reached, with its address there; empty
 *     when it is not in a container, and every network will do
 * @param self the gateway's own container id, or empty
 * @param defaultHost whose routes serve hosts that nobody declared; empty for none
 * @param hostAddresses from which requests of the machine itself come
 */
public record RoutingOptions(
        boolean exposedByDefault,
        Map<String, String> networks,
        String self,
        String defaultHost,
        Set<String> hostAddresses) {
    public RoutingOptions(
            boolean exposedByDefault,
            Map<String, String> networks,
            String self,
            String defaultHost) {
        this(exposedByDefault, networks, self, defaultHost, Set.of());
    }

    /**
     * The container's address on a network that both are on; {@code preferred} is a network's name,
     * or empty.
     */
    String addressOf(Container container, String preferred) {
        var shared =
                container.networks().entrySet().stream()
                        .filter(network -> !network.getValue().isEmpty())
                        .map(Map.Entry::getKey)
                        .filter(network -> networks.isEmpty() || networks.containsKey(network))
                        .sorted()
                        .toList();
        if (shared.isEmpty()) {
            throw container.readiness() == Readiness.STOPPED
                    ? new InvalidDeclarationException("is stopped")
                    : apart();
        }
        var chosen =
                preferred.isEmpty()
                        ? shared.getFirst()
                        : shared.stream()
                                .filter(network ->
                                        network.equals(preferred)
                                                || network.equals(
                                                        container.project() + "_" + preferred))
                                .findFirst()
                                .orElseThrow(() ->
                                        new InvalidDeclarationException(
                                                "traefik.docker.network '"
                                                        + preferred
                                                        + "' is none of the networks it shares with"
                                                        + " the gateway: "
                                                        + String.join(", ", shared)));
        return container.networks().getOrDefault(chosen, "");
    }

    /** The gateway's own addresses on the networks that the container is on too. */
    Set<String> ownAddresses(Container container) {
        if (networks.isEmpty()) {
            return Set.of(EntryPoint.Inside.ANY);
        }
        var addresses =
                container.networks().keySet().stream()
                        .filter(networks::containsKey)
                        .map(network -> networks.getOrDefault(network, ""))
                        .collect(Collectors.toSet());
        if (addresses.isEmpty()) {
            throw apart();
        }
        return addresses;
    }

    private static InvalidDeclarationException apart() {
        return new InvalidDeclarationException(
                "shares no network with the gateway: put both on one");
    }
}
