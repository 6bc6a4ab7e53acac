package io.stackctl.swarm.state;

import io.stackctl.model.name.ServiceName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a swarm held of a stack at one moment.
 *
 * @param services sorted by name
 * @param networks the ids of the stack's networks by name
 * @param foreignNetworks the ids of other networks of the swarm by name
 * @param configs the stack's, by name
 * @param secrets the stack's, by name
 * @param foreignConfigs the ids of others by name
 * @param foreignSecrets the ids of others by name
 */
public record ObservedSwarm(
        List<ObservedService> services,
        Map<String, String> networks,
        Map<String, String> foreignNetworks,
        Map<String, ObservedFile> configs,
        Map<String, ObservedFile> secrets,
        Map<String, String> foreignConfigs,
        Map<String, String> foreignSecrets) {

    public Optional<ObservedService> service(ServiceName name) {
        return services.stream().filter(service -> service.name().equals(name)).findFirst();
    }

    /** The name of a network by its id; the id itself where nothing else is known. */
    public String networkName(String id) {
        for (var known : List.of(networks, foreignNetworks)) {
            for (var entry : known.entrySet()) {
                if (entry.getValue().equals(id)) {
                    return entry.getKey();
                }
            }
        }
        return id;
    }
}
