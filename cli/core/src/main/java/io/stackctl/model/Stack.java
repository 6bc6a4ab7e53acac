package io.stackctl.model;

import io.stackctl.model.name.ImageName;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.model.tree.Mapping;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The stack the user asked for: everything resolved, nothing left to look up.
 *
 * @param sources what it was read from
 * @param definition the whole canonical document, as {@code config} prints it: {@code name}, {@code
 *     services} (the enabled ones), {@code networks}, {@code volumes}, {@code secrets}, {@code
 *     configs}, {@code models} and extension fields
 * @param services the enabled and selected services, sorted by name
 * @param disabledServices those that no profile or name enabled, sorted by name
 * @param unusedSecrets those that no enabled service uses, and {@code config} leaves out; images of
 *     disabled services may be built with them
 * @param variables what is looked up by name when the stack is carried out: variables of env files,
 *     and those that secrets, configs and hooks name without giving their value, with {@link
 *     #DEFAULT_PLATFORM} and {@link #ENVIRONMENT}. Nothing else of the process that it was read in
 *     is part of a stack
 * @param extension what {@code x-stackctl} says
 * @param keepsUnused whether networks and volumes that no service uses belong to it too ({@code
 *     --all-resources})
 */
public record Stack(
        StackName name,
        Sources sources,
        Mapping definition,
        List<Service> services,
        List<Service> disabledServices,
        List<FileDefinition> unusedSecrets,
        Map<String, String> variables,
        Extension extension,
        boolean keepsUnused) {

    /** The variable that says which platform images are for where a service says none. */
    public static final String DEFAULT_PLATFORM = "DOCKER_DEFAULT_PLATFORM";

    /** The variable that says which environment this is where {@code x-stackctl} does not. */
    public static final String ENVIRONMENT = "STACKCTL_ENV";

    public Stack {
        services = List.copyOf(services);
        disabledServices = List.copyOf(disabledServices);
        unusedSecrets = List.copyOf(unusedSecrets);
        variables = Map.copyOf(variables);
    }

    /** A stack of what its services use. */
    public Stack(
            StackName name,
            Sources sources,
            Mapping definition,
            List<Service> services,
            List<Service> disabledServices,
            List<FileDefinition> unusedSecrets,
            Map<String, String> variables,
            Extension extension) {
        this(
                name,
                sources,
                definition,
                services,
                disabledServices,
                unusedSecrets,
                variables,
                extension,
                false);
    }

    /** The same stack with another tree. */
    public Stack withDefinition(Mapping other) {
        return new Stack(
                name,
                sources,
                other,
                services,
                disabledServices,
                unusedSecrets,
                variables,
                extension,
                keepsUnused);
    }

    /** The value of a variable of the stack, if it is set. */
    public Optional<String> variable(String variable) {
        return Optional.ofNullable(variables.get(variable));
    }

    /** An enabled service. */
    public Optional<Service> service(ServiceName wanted) {
        return services.stream().filter(service -> service.name().equals(wanted)).findFirst();
    }

    /** The services that are defined, whether they are enabled and selected or not. */
    public List<Service> definedServices() {
        return Stream.concat(enabledServices().stream(), disabledServices.stream()).toList();
    }

    /** A service that is defined, whether it is enabled and selected or not. */
    public Optional<Service> definedService(ServiceName wanted) {
        return definedServices().stream()
                .filter(service -> service.name().equals(wanted))
                .findFirst();
    }

    /**
     * The services whose images may be built: the enabled ones, selected or not, and those that a
     * build names as a context, however deep and enabled or not. Each has a build section.
     */
    public List<Service> builtServices() {
        Map<ServiceName, Service> all = new LinkedHashMap<>();
        disabledServices.forEach(service -> all.put(service.name(), service));
        var enabled = enabledServices();
        enabled.forEach(service -> all.put(service.name(), service));
        var pending = new ArrayDeque<>(enabled);
        Map<ServiceName, Service> built = new LinkedHashMap<>();
        while (!pending.isEmpty()) {
            var service = pending.removeFirst();
            var build = service.build();
            if (build.isPresent() && built.putIfAbsent(service.name(), service) == null) {
                for (var name : build.get().serviceContexts()) {
                    Optional.ofNullable(all.get(name)).ifPresent(pending::addLast);
                }
            }
        }
        return List.copyOf(built.values());
    }

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

    /** A secret, whether an enabled service uses it or not. */
    public Optional<FileDefinition> secret(String key) {
        return Stream.concat(secrets().stream(), unusedSecrets.stream())
                .filter(secret -> secret.key().equals(key))
                .findFirst();
    }

    /**
     * What is to be in a config or secret that is no file: the value of its variable, else its
     * content; empty where neither says it.
     */
    public Optional<String> textOf(FileDefinition file) {
        return file.environment().flatMap(this::variable).or(file::content);
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

    /**
     * The platform of a service: its own, or the usual one for what is built; empty where nobody
     * says.
     */
    public String platformOf(Service service) {
        return service.platform().isEmpty() && service.build().isPresent()
                ? variable(DEFAULT_PLATFORM).orElse("")
                : service.platform();
    }

    /** The same stack with other services: a selection, or changed replica counts. */
    public Stack withServices(List<Service> chosen) {
        return new Stack(
                name,
                sources,
                definition,
                chosen,
                disabledServices,
                unusedSecrets,
                variables,
                extension,
                keepsUnused);
    }
}
