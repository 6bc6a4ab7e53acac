package io.stackctl.docker.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackctl.engine.Builds.BuildSpec;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.files.InputFile;
import io.stackctl.model.build.BuildContext;
import io.stackctl.model.build.NamedContexts;
import io.stackctl.model.build.UncachedStages;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the builder gets to work with.
 *
 * @param files the files of the context; none for a remote one
 * @param dockerfiles the Dockerfile where it is sent beside the context, by itself; else none
 * @param remote the address that the engine fetches the context from; empty when files are sent
 * @param dockerfile the Dockerfile's name, in the context or beside it
 * @param key what a builder that keeps files between builds knows these by
 */
record PackedContext(
        List<ContextFile> files,
        List<ContextFile> dockerfiles,
        String remote,
        String dockerfile,
        String key) {

    /** Under this name goes a Dockerfile that is no file of the context, or not as it is sent. */
    private static final String OWN_DOCKERFILE = ".stackctl.dockerfile";

    private static final String IGNORE_FILE = ".dockerignore";

    /**
     * Gathers the context of a build.
     *
     * @param images the images that stand for named contexts
     * @param beside whether the Dockerfile goes beside the context, as BuildKit takes it, or in it
     * @throws StackException when something that is needed cannot be read
     */
    static PackedContext of(BuildSpec spec, Map<String, String> images, boolean beside) {
        var definition = spec.definition();
        return switch (BuildContext.of(definition.context())) {
            case BuildContext.Folder(var path) -> of(Path.of(path), spec, images, beside);
            case BuildContext.Remote(var address) -> {
                if (definition.dockerfileInline().isPresent() || !images.isEmpty()) {
                    throw new StackException(
                            new InvalidRequest(
                                    "an inline Dockerfile or additional contexts cannot be joined"
                                            + " to the context "
                                            + address
                                            + ", which only the engine sees",
                                    "check it out and give its folder as context"));
                }
                yield new PackedContext(
                        List.of(),
                        List.of(),
                        address,
                        definition.dockerfile(),
                        ContextKey.of(address));
            }
            case BuildContext.Image _, BuildContext.OfService _ ->
                    throw new StackException(
                            new InvalidRequest(
                                    "an image cannot be the main context of a build: "
                                            + definition.context(),
                                    "name it in additional_contexts"));
        };
    }

    private static PackedContext of(
            Path folder, BuildSpec spec, Map<String, String> images, boolean beside) {
        var definition = spec.definition();
        var inline = definition.dockerfileInline();
        var file = folder.resolve(definition.dockerfile()).normalize();
        try {
            var ignored =
                    IgnoreFile.of(folder, inline.isEmpty() ? Optional.of(file) : Optional.empty());
            if (inline.isEmpty()
                    && !beside
                    && images.isEmpty()
                    && file.startsWith(folder.normalize())
                    // A link may lead to where the builder cannot see.
                    && !Files.isSymbolicLink(file)) {
                var name = folder.normalize().relativize(file).toString();
                // By its ignore file the builder takes both out again once they are read.
                var sent = Set.of(name, IGNORE_FILE);
                return new PackedContext(
                        ContextFolder.files(folder, ignored, sent), List.of(), "", name, "");
            }
            var written = inline.isPresent() ? inline.get() : InputFile.text(file);
            var text = NamedContexts.replace(written, images, spec.arguments());
            var files = ContextFolder.files(folder, ignored, Set.of());
            if (!beside) {
                return new PackedContext(within(files, text), List.of(), "", OWN_DOCKERFILE, "");
            }
            var name = inline.isPresent() ? "Dockerfile" : String.valueOf(file.getFileName());
            return new PackedContext(
                    files,
                    List.of(ContextFile.inline(name, uncached(text, spec))),
                    "",
                    name,
                    ContextKey.of(folder, files));
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static String uncached(String dockerfile, BuildSpec spec) {
        return spec.noCache()
                ? dockerfile
                : UncachedStages.mark(
                        dockerfile,
                        spec.definition().noCacheFilter(),
                        UUID.randomUUID().toString());
    }

    /**
     * Adds a Dockerfile to a context, and an ignore file by which the builder takes it out again
     * once it is read, so that {@code COPY .} does not copy it.
     */
    private static List<ContextFile> within(List<ContextFile> files, String dockerfile)
            throws IOException {
        var left = OWN_DOCKERFILE + "\n" + IGNORE_FILE + "\n";
        List<ContextFile> all =
                new ArrayList<>(List.of(ContextFile.inline(OWN_DOCKERFILE, dockerfile)));
        for (var file : files) {
            if (!file.name().equals(IGNORE_FILE)) {
                all.add(file);
                continue;
            }
            try (var written = file.open()) {
                left = new String(written.readAllBytes(), UTF_8) + "\n" + OWN_DOCKERFILE + "\n";
            }
        }
        all.add(ContextFile.inline(IGNORE_FILE, left));
        return List.copyOf(all);
    }

    /** Lists a folder that is a further context. */
    static List<ContextFile> filesOf(Path folder) {
        try {
            return ContextFolder.files(
                    folder,
                    IgnoreFile.of(folder, Optional.of(folder.resolve("Dockerfile"))),
                    Set.of());
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static StackException unreadable(Path folder, IOException e) {
        var what =
                switch (e) {
                    case NoSuchFileException _ -> "there is no " + e.getMessage();
                    case NotDirectoryException _ -> e.getMessage() + " is no folder";
                    case AccessDeniedException _ -> "no permission to read " + e.getMessage();
                    default -> String.valueOf(e.getMessage());
                };
        return new StackException(
                new InvalidRequest(
                        "cannot read the build context " + folder + ": " + what,
                        "correct the path, or exclude it in .dockerignore"),
                e);
    }
}
