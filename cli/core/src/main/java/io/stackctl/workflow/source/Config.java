package io.stackctl.workflow.source;

import io.stackctl.definition.ConfigText;
import io.stackctl.definition.LoadOption;
import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.model.ConfigHash;
import io.stackctl.model.DependencyOrder;
import io.stackctl.model.HashLevel;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.tree.Mapping;
import io.stackctl.planner.reconcile.ContainerNames;
import io.stackctl.workflow.source.ConfigRequest.Images;
import io.stackctl.workflow.source.ConfigRequest.Omission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** {@code config}: checks a definition and prints it, or parts of it. */
public final class Config {

    private final StackChoice choice;
    private final EventSink events;
    private final UnaryOperator<String> pinned;

    /**
     * Creates the workflow.
     *
     * @param events hears warnings
     * @param pinned gives an image's name with its digest; asked only when the request wants it
     */
    public Config(StackChoice choice, EventSink events, UnaryOperator<String> pinned) {
        this.choice = choice;
        this.events = events;
        this.pinned = pinned;
    }

    /**
     * Does it.
     *
     * @return the text to print, with an ending newline where there is one
     * @throws StackException if the definition has mistakes
     */
    public String run(ConfigRequest request) {
        return switch (request.view()) {
            case MODEL ->
                    request.without().contains(Omission.INTERPOLATION)
                            ? rawModel(request)
                            : model(request);
            case SERVICES -> services(request);
            case VOLUMES -> lines(stack(request, false).definition().mapping("volumes").keys());
            case NETWORKS -> lines(stack(request, false).definition().mapping("networks").keys());
            case MODELS -> models(stack(request, false));
            case IMAGES -> images(stack(request, true));
            case PROFILES -> profiles(stack(request, true));
            case HASH -> hashes(request, hashedStack(request));
            case VARIABLES -> variables(request);
            case ENVIRONMENT -> environment(request);
        };
    }

    private String model(ConfigRequest request) {
        var load =
                request(request, true)
                        .with(
                                request.without().contains(Omission.ENV_RESOLUTION)
                                        ? LoadOption.NO_ENV_RESOLUTION
                                        : LoadOption.EARLY_ENV_RESOLUTION);
        var stack = load(load.build());
        if (!request.without().contains(Omission.CONSISTENCY)) {
            ContainerNames.requireUnique(stack);
        }
        if (request.images() != Images.AS_WRITTEN) {
            var services = new TreeSet<String>();
            stack.services().forEach(service -> services.add(service.name().value()));
            stack.disabledServices().forEach(service -> services.add(service.name().value()));
            stack =
                    stack.withDefinition(
                            withPinnedImages(
                                    stack.definition(),
                                    services,
                                    request.images() == Images.PINNED_ALONE));
        }
        return switch (request.format()) {
            case "", "yaml" -> ConfigText.yaml(stack);
            case "json" -> ConfigText.json(stack);
            default -> throw unsupported(request.format());
        };
    }

    private String rawModel(ConfigRequest request) {
        if (!request.services().isEmpty()) {
            warn(
                    "service filtering is not applied when --no-interpolate is set, the full model"
                            + " will be rendered");
        }
        var document = raw(request, false);
        if (request.images() != Images.AS_WRITTEN) {
            document =
                    withPinnedImages(
                            document,
                            document.mapping("services").keys(),
                            request.images() == Images.PINNED_ALONE);
        }
        return switch (request.format()) {
            case "", "yaml" -> ConfigText.rawYaml(document);
            case "json" -> ConfigText.rawJson(document);
            default -> throw unsupported(request.format());
        };
    }

    private static StackException unsupported(String format) {
        return new StackException(
                new InvalidRequest("unsupported format \"" + format + "\"", "use yaml or json"));
    }

    private Mapping withPinnedImages(Mapping document, Set<String> services, boolean alone) {
        var changed = new PinnedImages(pinned, services).in(document);
        if (!alone) {
            return changed;
        }
        for (var service : PinnedImages.unpinned(document)) {
            warn(
                    "service \""
                            + service
                            + "\": pre_start hook images are not pinned in the override file"
                            + " produced by --lock-image-digests, use the full"
                            + " --resolve-image-digests output to pin them");
        }
        return PinnedImages.alone(changed);
    }

    private void warn(String text) {
        events.accept(new Event.Warning(text));
    }

    private String services(ConfigRequest request) {
        if (request.without().contains(Omission.INTERPOLATION)) {
            return lines(raw(request, true).mapping("services").keys());
        }
        var stack = stack(request, false);
        var services = new HashMap<String, Service>();
        stack.services().forEach(service -> services.put(service.name().value(), service));
        var order = new DependencyOrder<String>(name -> dependencies(services, name), circle -> {});
        stack.services().forEach(service -> order.add(service.name().value()));
        return lines(order.all());
    }

    private static List<String> dependencies(Map<String, Service> services, String name) {
        var service = services.get(name);
        return service == null
                ? List.of()
                : service.dependencies().stream()
                        .map(dependency -> dependency.service().value())
                        .filter(services::containsKey)
                        .toList();
    }

    private static String models(Stack stack) {
        return lines(
                stack.models().stream()
                        .map(model -> model.model())
                        .filter(model -> !model.isEmpty())
                        .toList());
    }

    private String variables(ConfigRequest request) {
        if (!request.services().isEmpty()) {
            warn(
                    "service filtering is not applied when --variables is set, variables from the"
                            + " full model will be rendered");
        }
        var load =
                request(request, false)
                        .with(LoadOption.NO_INTERPOLATE)
                        .with(LoadOption.NO_VALIDATION);
        return VariableTable.print(loader().loadRaw(load.build()), request.format());
    }

    private static String images(Stack stack) {
        var images = new ArrayList<String>();
        for (var service : stack.services()) {
            var own = stack.imageOf(service);
            images.add(own.value());
            for (var step : service.preStart()) {
                step.image()
                        .filter(image -> !image.equals(own))
                        .ifPresent(image -> images.add(image.value()));
            }
        }
        return lines(images);
    }

    private static String profiles(Stack stack) {
        var profiles = new TreeSet<String>();
        stack.services().forEach(service -> profiles.addAll(service.profiles()));
        stack.disabledServices().forEach(service -> profiles.addAll(service.profiles()));
        return lines(profiles);
    }

    private static String hashes(ConfigRequest request, Stack stack) {
        var names = new TreeSet<String>(request.hashed());
        if (names.isEmpty()) {
            stack.services().forEach(service -> names.add(service.name().value()));
        }
        var lines = new ArrayList<String>();
        for (var name : names) {
            var service =
                    stack.service(ServiceName.of(name))
                            .orElseThrow(() ->
                                    new StackException(
                                            new InvalidRequest("no such service: " + name, "")));
            lines.add(name + " " + ConfigHash.of(stack, service, HashLevel.COMPOSE_5));
        }
        return lines(lines);
    }

    private String environment(ConfigRequest request) {
        var variables =
                loader().environment(
                                request(request, true)
                                        .with(LoadOption.EARLY_ENV_RESOLUTION)
                                        .build());
        var lines = new ArrayList<String>();
        new TreeMap<>(variables).forEach((name, value) -> lines.add(name + "=" + value));
        return lines(lines);
    }

    private static String lines(Collection<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    /** As containers are made from it; a file that only other services need may be missing. */
    private Stack hashedStack(ConfigRequest request) {
        var omits = request.without().contains(Omission.ENV_RESOLUTION);
        return load(
                request(request, false)
                        .services(request.hashed())
                        .with(LoadOption.NO_DEPS)
                        .with(LoadOption.NO_ENV_RESOLUTION, omits)
                        .build());
    }

    private Stack stack(ConfigRequest request, boolean selected) {
        return load(request(request, selected).with(LoadOption.NO_ENV_RESOLUTION).build());
    }

    private Stack load(LoadRequest request) {
        return loader().load(request);
    }

    private Mapping raw(ConfigRequest request, boolean uninterpolated) {
        var load = request(request, false).with(LoadOption.NO_INTERPOLATE, uninterpolated);
        return loader().loadRaw(load.build());
    }

    private StackLoader loader() {
        return new StackLoader(text -> events.accept(new Event.Warning(text)));
    }

    private LoadRequest.Builder request(ConfigRequest request, boolean selected) {
        var without = request.without();
        // What is printed is Compose's reading; a hash is that of the container that is made.
        var asPrinted = request.view() != ConfigRequest.View.HASH;
        return choice.request(selected ? request.services() : List.of())
                .with(LoadOption.DISCARD_LABEL_FILES)
                .with(LoadOption.DRIVE_LETTERS, asPrinted)
                .with(LoadOption.NO_INTERPOLATE, without.contains(Omission.INTERPOLATION))
                .with(LoadOption.NO_NORMALIZE, without.contains(Omission.NORMALISATION))
                .with(LoadOption.NO_PATH_RESOLUTION, without.contains(Omission.PATH_RESOLUTION))
                .with(LoadOption.NO_CONSISTENCY, without.contains(Omission.CONSISTENCY));
    }
}
