package io.stackctl.swarm;

import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.files.InputFile;
import io.stackctl.model.FileDefinition;
import io.stackctl.model.Stack;
import io.stackctl.swarm.spec.FileContent;
import io.stackctl.swarm.spec.FileSpec;
import io.stackctl.swarm.spec.FileSpec.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what is to be in a stack's configs and secrets, as its services use them. */
final class FileContents {

    /** What a manager takes (swarmkit, {@code api/validation}). */
    private static final int LONGEST_SECRET = 500 * 1024;

    private static final int LONGEST_CONFIG = 1000 * 1024;

    private final Stack stack;

    FileContents(Stack stack) {
        this.stack = stack;
    }

    /**
     * Those that are the stack's own, configs first.
     *
     * @throws StackException when one cannot be read, is too large, or nothing says it
     */
    List<FileSpec> read() {
        Set<String> configs = new HashSet<>();
        Set<String> secrets = new HashSet<>();
        for (var service : stack.services()) {
            service.storage().configs().forEach(grant -> configs.add(grant.source()));
            service.storage().secrets().forEach(grant -> secrets.add(grant.source()));
        }
        var files = new ArrayList<FileSpec>();
        read(Kind.CONFIG, stack.configs(), configs, files);
        read(Kind.SECRET, stack.secrets(), secrets, files);
        return files;
    }

    private void read(
            Kind kind, List<FileDefinition> definitions, Set<String> used, List<FileSpec> files) {
        for (var definition : definitions) {
            if (used.contains(definition.key()) && !definition.external()) {
                files.add(FileSpec.of(kind, definition, content(kind, definition)));
            }
        }
    }

    private FileContent content(Kind kind, FileDefinition definition) {
        if (!definition.driver().isEmpty()) {
            return new FileContent(new byte[0]);
        }
        var bytes = bytes(kind, definition);
        int longest = kind == Kind.SECRET ? LONGEST_SECRET : LONGEST_CONFIG;
        if (bytes.length > longest) {
            throw new StackException(
                    new OperationFailed(
                            named(kind, definition)
                                    + " has "
                                    + bytes.length
                                    + " bytes, and a swarm takes "
                                    + longest,
                            "put it into an image, or into a volume"));
        }
        return new FileContent(bytes);
    }

    private byte[] bytes(Kind kind, FileDefinition definition) {
        var file = definition.file();
        if (file.isPresent()) {
            try {
                return InputFile.read(Path.of(file.get()));
            } catch (IOException e) {
                throw new StackException(
                        new OperationFailed(
                                named(kind, definition) + " cannot be read: " + e.getMessage(),
                                "look at " + file.get()),
                        e);
            }
        }
        return stack.textOf(definition)
                .orElseThrow(() ->
                        new StackException(
                                new OperationFailed(
                                        named(kind, definition)
                                                + " has no content: "
                                                + definition
                                                        .environment()
                                                        .map(name ->
                                                                "the variable "
                                                                        + name
                                                                        + " is not set")
                                                        .orElse("nothing says it"),
                                        "set it in the environment or in .env")))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String named(Kind kind, FileDefinition definition) {
        return kind.word() + " \"" + definition.key() + "\"";
    }
}
