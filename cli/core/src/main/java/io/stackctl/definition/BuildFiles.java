package io.stackctl.definition;

import io.stackctl.failure.Failure.InvalidDefinition;
import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.Location;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.files.InputFile;
import io.stackctl.model.BuildDefinition;
import io.stackctl.model.Stack;
import io.stackctl.model.build.BuildContext;
import io.stackctl.model.build.Dockerfile;
import io.stackctl.model.build.ImageGraph;
import io.stackctl.model.build.ImageNames;
import io.stackctl.model.build.ImageSources;
import io.stackctl.model.name.ServiceName;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the Dockerfiles of a stack to learn which images stand on which. */
public final class BuildFiles {

    private final Stack stack;
    private final Map<String, String> arguments;
    private final Map<String, Set<String>> sources = new LinkedHashMap<>();
    private final Map<String, Mistake> mistakes = new HashMap<>();

    private BuildFiles(Stack stack, Map<String, String> arguments) {
        this.stack = stack;
        this.arguments = arguments;
    }

    /**
     * Reads those of all services and base images. A Dockerfile that is missing or wrong is a
     * mistake of its image only: one that need not be built does no harm.
     *
     * @param arguments build arguments of the command line, which win over the definition's
     * @throws StackException when images are built from one another in a circle
     */
    public static ImageSources read(Stack stack, Map<String, String> arguments) {
        var files = new BuildFiles(stack, arguments);
        for (var base : stack.extension().baseImages()) {
            var name = base.name().value();
            files.sources.put(name, new LinkedHashSet<>());
            base.buildDirectory()
                    .ifPresent(folder ->
                            files.add(
                                    name,
                                    "x-stackctl.base-images." + name + ".build",
                                    Location.NONE,
                                    BuildDefinition.of(folder)));
        }
        for (var service : stack.builtServices()) {
            service.build()
                    .ifPresent(build ->
                            files.add(
                                    stack.imageOf(service).value(),
                                    "services." + service.name() + ".build",
                                    build.definition().location(),
                                    build));
        }
        return new ImageSources(files.graph(), files.foreign(), files.mistakes);
    }

    private Map<String, List<String>> foreign() {
        var own = new HashSet<String>();
        sources.keySet().forEach(image -> own.add(ImageNames.normal(image)));
        Map<String, List<String>> foreign = new HashMap<>();
        sources.forEach((image, from) ->
                foreign.put(
                        ImageNames.normal(image),
                        from.stream()
                                .filter(name -> !name.isEmpty())
                                .filter(name -> !own.contains(ImageNames.normal(name)))
                                .sorted()
                                .toList()));
        return foreign;
    }

    private ImageGraph graph() {
        try {
            return ImageGraph.of(sources);
        } catch (InvalidValueException e) {
            throw new StackException(
                    new InvalidDefinition(
                            List.of(
                                    Mistake.of(
                                            String.valueOf(e.getMessage()),
                                            Location.NONE,
                                            "",
                                            e.remedy()))),
                    e);
        }
    }

    private void add(String image, String keyPath, Location place, BuildDefinition build) {
        var from = sources.computeIfAbsent(image, _ -> new LinkedHashSet<>());
        try {
            var named = contexts(build);
            requireOthers(image, build);
            var text = text(build);
            if (text.isPresent()) {
                for (var name : Dockerfile.of(text.get()).images(build.target(), values(build))) {
                    if (!named.containsKey(ImageNames.normal(name))) {
                        from.add(name);
                    }
                }
            }
            from.addAll(named.values());
        } catch (InvalidValueException e) {
            mistakes.put(
                    ImageNames.normal(image),
                    Mistake.of(
                            String.valueOf(e.getMessage()),
                            dockerfile(build, place),
                            keyPath,
                            e.remedy()));
        }
    }

    /** The Dockerfile; where there is none, and can be none, the definition. */
    private static Location dockerfile(BuildDefinition build, Location definition) {
        try {
            var file = dockerfile(build).map(Path::toString).orElse(definition.file());
            return new Location(file, 0, 0);
        } catch (InvalidValueException e) {
            return definition;
        }
    }

    /**
     * The images behind named contexts, by the name's normal form; those that are no images have an
     * empty reference.
     */
    private Map<String, String> contexts(BuildDefinition build) {
        Map<String, String> images = new HashMap<>();
        build.additionalContexts()
                .forEach((name, text) ->
                        images.put(
                                ImageNames.normal(name),
                                switch (BuildContext.of(text)) {
                                    case BuildContext.Folder _, BuildContext.Remote _ -> "";
                                    case BuildContext.Image(var reference) -> reference;
                                    case BuildContext.OfService(var service) ->
                                            imageOf(service, name);
                                }));
        return images;
    }

    /** The graph does not hold that: {@code FROM} an image's own name means the one before it. */
    private void requireOthers(String image, BuildDefinition build) {
        for (var service : build.serviceContexts()) {
            if (ImageNames.same(imageOf(service, service.value()), image)) {
                throw new InvalidValueException(
                        "image " + image + " is built from itself: service:" + service,
                        "name another service in additional_contexts");
            }
        }
    }

    private String imageOf(ServiceName service, String context) {
        return stack.builtServices().stream()
                .filter(found -> found.name().equals(service))
                .map(found -> stack.imageOf(found).value())
                .findFirst()
                .orElseThrow(() ->
                        new InvalidValueException(
                                "additional context "
                                        + context
                                        + " is service \""
                                        + service
                                        + "\", which is not built here",
                                "name a service that has a build section"));
    }

    private Map<String, String> values(BuildDefinition build) {
        Map<String, String> values = new HashMap<>();
        build.args().forEach((name, value) -> value.ifPresent(text -> values.put(name, text)));
        values.putAll(arguments);
        return values;
    }

    /**
     * Where the Dockerfile lies; empty when it stands in the definition or comes with a remote
     * context.
     */
    private static Optional<Path> dockerfile(BuildDefinition build) {
        try {
            return build.dockerfileInline().isEmpty()
                            && BuildContext.of(build.context())
                                    instanceof BuildContext.Folder(var folder)
                    ? Optional.of(Path.of(folder).resolve(build.dockerfile()))
                    : Optional.empty();
        } catch (InvalidPathException e) {
            throw new InvalidValueException(
                    "its path cannot be one: " + e.getReason(), "correct context and dockerfile");
        }
    }

    private static Optional<String> text(BuildDefinition build) {
        if (build.dockerfileInline().isPresent()) {
            return build.dockerfileInline();
        }
        var file = dockerfile(build);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InputFile.text(file.get()));
        } catch (NoSuchFileException e) {
            throw new InvalidValueException(
                    Files.isDirectory(Path.of(build.context()))
                            ? "there is no such Dockerfile"
                            : "the build context " + build.context() + " is no folder",
                    "create it, or correct context and dockerfile");
        } catch (MalformedInputException e) {
            throw new InvalidValueException("it is not UTF-8 text", "save it as UTF-8");
        } catch (IOException e) {
            throw new InvalidValueException("it cannot be read: " + e.getMessage(), "");
        }
    }
}
