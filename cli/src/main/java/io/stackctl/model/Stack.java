package io.stackctl.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stack the user asked for: everything resolved, nothing left to look up.
 *
 * @param sources what it was read from
 * @param definition the whole canonical document, as {@code config} prints it: {@code name}, {@code
 *     services} (the enabled ones), {@code networks}, {@code volumes}, {@code secrets}, {@code
 *     configs}, {@code models} and extension fields
 * @param services the enabled and selected services, sorted by name
 * @param disabledServices those that no profile or name enabled, sorted by name
 * @param environment the variables of interpolation: the process's and those of env files
 * @param extension what {@code x-stackctl} says
 */
public record Stack(
        StackName name,
        Sources sources,
        Mapping definition,
        List<Service> services,
        List<Service> disabledServices,
        Map<String, String> environment,
        Extension extension) {

    public Stack {
        services = List.copyOf(services);
        disabledServices = List.copyOf(disabledServices);
    }

    /** An enabled service. */
    public Optional<Service> service(ServiceName wanted) {
        return services.stream().filter(service -> service.name().equals(wanted)).findFirst();
    }

    /** All enabled services, whether they are selected or not: images may be built from theirs. */
    public List<Service> enabledServices() {
        var enabled = new ArrayList<>(services);
        for (var entry : resources("services")) {
            var name = ServiceName.of(entry.key());
            if (service(name).isEmpty() && entry.value() instanceof Mapping mapping) {
                enabled.add(new Service(name, mapping));
            }
        }
        return enabled;
    }

    public List<NetworkDefinition> networks() {
        return resources("networks").stream()
                .map(entry -> new NetworkDefinition(entry.key(), (Mapping) entry.value()))
                .toList();
    }

    public List<VolumeDefinition> volumes() {
        return resources("volumes").stream()
                .map(entry -> new VolumeDefinition(entry.key(), (Mapping) entry.value()))
                .toList();
    }

    public List<FileDefinition> secrets() {
        return resources("secrets").stream()
                .map(entry -> new FileDefinition(entry.key(), (Mapping) entry.value()))
                .toList();
    }

    public List<FileDefinition> configs() {
        return resources("configs").stream()
                .map(entry -> new FileDefinition(entry.key(), (Mapping) entry.value()))
                .toList();
    }

    public List<ModelDefinition> models() {
        return resources("models").stream()
                .map(entry -> new ModelDefinition(entry.key(), (Mapping) entry.value()))
                .toList();
    }

    private List<Mapping.Entry> resources(String kind) {
        return List.copyOf(definition.mapping(kind).entries());
    }

    /** The image of a service: its own, or {@code <stack>-<service>} for one that is only built. */
    public ImageName imageOf(Service service) {
        return service.image().orElseGet(() -> ImageName.of(name + "-" + service.name()));
    }

    /** The same stack with other services: a selection, or changed replica counts. */
    public Stack withServices(List<Service> chosen) {
        return new Stack(
                name, sources, definition, chosen, disabledServices, environment, extension);
    }
}
