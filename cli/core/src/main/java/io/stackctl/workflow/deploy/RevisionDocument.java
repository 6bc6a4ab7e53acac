package io.stackctl.workflow.deploy;

import io.stackctl.definition.document.StackDocument;
import io.stackctl.failure.Location;
import io.stackctl.model.FileDefinition;
import io.stackctl.model.Stack;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of a revision: the whole definition, as {@link StackDocument} writes it, and the
 * content of each file that a config or secret is made of. Such a file may be another one when the
 * revision is needed again; then what was kept of it is put into the containers.
 */
public final class RevisionDocument {

    private static final String KEPT = "x-stackctl-kept";
    private static final List<String> KINDS = List.of("configs", "secrets");

    /** Bytes of one file; more than that is no configuration. */
    private static final int LARGEST = 1024 * 1024;

    private RevisionDocument() {}

    /** Writes a stack with its files as they are now. */
    static String write(Stack stack) {
        var definition = stack.definition();
        for (var kind : KINDS) {
            if (definition.has(kind)) {
                definition = definition.with(kind, kept(definition.mapping(kind)));
            }
        }
        return StackDocument.write(stack.withDefinition(definition));
    }

    private static Mapping kept(Mapping files) {
        var all = files;
        for (var entry : files.entries()) {
            if (entry.value() instanceof Mapping file) {
                var content =
                        new FileDefinition(entry.key(), file)
                                .file()
                                .flatMap(RevisionDocument::content);
                if (content.isPresent()) {
                    all = all.with(entry.key(), file.with(KEPT, text(content.get())));
                }
            }
        }
        return all;
    }

    /**
     * Reads what was written.
     *
     * @throws io.stackctl.failure.StackException when it is something else
     */
    public static Stack read(String document) {
        var stack = StackDocument.read(document);
        var definition = stack.definition();
        for (var kind : KINDS) {
            if (definition.has(kind)) {
                definition = definition.with(kind, asBefore(definition.mapping(kind)));
            }
        }
        return stack.withDefinition(definition);
    }

    private static Mapping asBefore(Mapping files) {
        var all = files;
        for (var entry : files.entries()) {
            if (entry.value() instanceof Mapping file && file.text(KEPT).isPresent()) {
                var content = file.text(KEPT).get();
                var definition = new FileDefinition(entry.key(), file);
                boolean same =
                        definition
                                .file()
                                .flatMap(RevisionDocument::content)
                                .equals(Optional.of(content));
                var plain = file.without(KEPT);
                all =
                        all.with(
                                entry.key(),
                                same
                                        ? plain
                                        : plain.without("file").with("content", text(content)));
            }
        }
        return all;
    }

    /** The content of a file; empty where it is none, cannot be read, is too large, or no text. */
    private static Optional<String> content(String file) {
        try {
            var path = Path.of(file);
            if (!Files.isRegularFile(path) || Files.size(path) > LARGEST) {
                return Optional.empty();
            }
            try (var input = Files.newInputStream(path)) {
                var bytes = input.readNBytes(LARGEST + 1);
                return bytes.length > LARGEST
                        ? Optional.empty()
                        : Optional.of(
                                StandardCharsets.UTF_8
                                        .newDecoder()
                                        .decode(ByteBuffer.wrap(bytes))
                                        .toString());
            }
        } catch (CharacterCodingException e) {
            return Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Scalar text(String content) {
        return new Scalar.Text(content, Location.NONE);
    }
}
