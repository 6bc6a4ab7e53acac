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
 * @param files the files of the context; none for a remote one
 * @param dockerfiles the Dockerfile where it is sent beside the context, by itself; else none
 * @param remote the address that the engine fetches the context from; empty when files are sent
 * @param dockerfile the Dockerfile's name, in the context or beside it
 */
record PackedContext(
        List<ContextFile> files, List<ContextFile> dockerfiles, String remote, String dockerfile) {

    /** Under this name goes a Dockerfile that is no file of the context, or not as it is sent. */
    private static final String OWN_DOCKERFILE = ".stackctl.dockerfile";

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
                                    "an inline Dockerfile or additional contexts cannot be joined to the context "
                                            + address
                                            + ", which only the engine sees",
                                    "check it out and give its folder as context"));
                }
                yield new PackedContext(List.of(), List.of(), address, definition.dockerfile());
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
        var file = folder.resolve(definition.dockerfile()).normalize();
        var isFile = definition.dockerfileInline().isEmpty();
        try {
            if (isFile && !beside && images.isEmpty() && file.startsWith(folder.normalize())) {
                var name = folder.normalize().relativize(file).toString();
                return new PackedContext(
                        ContextFolder.files(folder, ignored(folder, file), name),
                        List.of(),
                        "",
                        name);
            }
            var written =
                    definition.dockerfileInline().isPresent()
                            ? definition.dockerfileInline().get()
                            : Files.readString(file);
            var name =
                    beside
                            ? isFile ? String.valueOf(file.getFileName()) : "Dockerfile"
                            : OWN_DOCKERFILE;
            var dockerfile =
                    ContextFile.inline(
                            name, NamedContexts.replace(written, images, spec.arguments()));
            var files = ContextFolder.files(folder, ignored(folder, file), "");
            if (beside) {
                return new PackedContext(files, List.of(dockerfile), "", name);
            }
            List<ContextFile> all = new ArrayList<>(List.of(dockerfile));
            all.addAll(files);
            return new PackedContext(List.copyOf(all), List.of(), "", name);
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
