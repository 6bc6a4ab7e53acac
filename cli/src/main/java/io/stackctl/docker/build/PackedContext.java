package io.stackctl.docker.build;

import io.stackctl.engine.Builds.BuildSpec;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.StackException;
import io.stackctl.model.build.BuildContext;
import io.stackctl.model.build.IgnorePatterns;
import io.stackctl.model.build.NamedContexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the builder gets to work with.
 *
 * @param files the files to send; none for a remote context
 * @param remote the address that the engine fetches the context from; empty when files are sent
 * @param dockerfile the Dockerfile's name in the context
 */
record PackedContext(List<ContextFile> files, String remote, String dockerfile) {

    /** Under this name goes a Dockerfile that is no file of the context, or not as it is sent. */
    private static final String OWN_DOCKERFILE = ".stackctl.dockerfile";

    /**
     * Gathers the context of a build.
     *
     * @param images the images that stand for named contexts
     * @throws StackException when something that is needed cannot be read
     */
    static PackedContext of(BuildSpec spec, Map<String, String> images) {
        var definition = spec.definition();
        return switch (BuildContext.of(definition.context())) {
            case BuildContext.Folder(var path) -> of(Path.of(path), spec, images);
            case BuildContext.Remote(var address) -> {
                if (definition.dockerfileInline().isPresent() || !images.isEmpty()) {
                    throw new StackException(
                            new InvalidRequest(
                                    "an inline Dockerfile or additional contexts cannot be joined to the context "
                                            + address
                                            + ", which only the engine sees",
                                    "check it out and give its folder as context"));
                }
                yield new PackedContext(List.of(), address, definition.dockerfile());
            }
            case BuildContext.Image _, BuildContext.OfService _ ->
                    throw new StackException(
                            new InvalidRequest(
                                    "an image cannot be the main context of a build: "
                                            + definition.context(),
                                    "name it in additional_contexts"));
        };
    }

    private static PackedContext of(Path folder, BuildSpec spec, Map<String, String> images) {
        var definition = spec.definition();
        var file = folder.resolve(definition.dockerfile()).normalize();
        var inside = file.startsWith(folder.normalize());
        try {
            if (definition.dockerfileInline().isEmpty() && inside && images.isEmpty()) {
                var name = folder.normalize().relativize(file).toString();
                return new PackedContext(
                        ContextFolder.files(folder, ignored(folder, file), name), "", name);
            }
            var written =
                    definition.dockerfileInline().isPresent()
                            ? definition.dockerfileInline().get()
                            : Files.readString(file);
            var text = NamedContexts.replace(written, images, spec.arguments());
            List<ContextFile> files = new ArrayList<>();
            files.add(ContextFile.inline(OWN_DOCKERFILE, text));
            files.addAll(ContextFolder.files(folder, ignored(folder, file), ""));
            return new PackedContext(List.copyOf(files), "", OWN_DOCKERFILE);
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /** Lists a folder that is a further context. */
    static List<ContextFile> filesOf(Path folder) {
        try {
            return ContextFolder.files(folder, ignored(folder, folder.resolve("Dockerfile")), "");
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /** The ignore file of a Dockerfile, which wins, or of the whole context. */
    private static IgnorePatterns ignored(Path folder, Path dockerfile) throws IOException {
        for (var file :
                List.of(Path.of(dockerfile + ".dockerignore"), folder.resolve(".dockerignore"))) {
            try {
                return IgnorePatterns.of(Files.readString(file));
            } catch (NoSuchFileException e) {
                // The next one, or none.
            } catch (InvalidValueException e) {
                throw new StackException(
                        new InvalidRequest(file + ": " + e.getMessage(), e.remedy()), e);
            }
        }
        return IgnorePatterns.NONE;
    }

    private static StackException unreadable(Path folder, IOException e) {
        var what =
                e instanceof NoSuchFileException
                        ? "there is no " + e.getMessage()
                        : String.valueOf(e.getMessage());
        return new StackException(
                new InvalidRequest(
                        "cannot read the build context " + folder + ": " + what,
                        "correct the path, or exclude it in .dockerignore"),
                e);
    }
}
