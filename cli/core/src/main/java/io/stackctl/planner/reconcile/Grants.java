package io.stackctl.planner.reconcile;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.FileDefinition;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.service.FileGrant;
import io.stackctl.step.container.InlineFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The configs and secrets of a service. */
final class Grants {

    private static final int DEFAULT_MODE = 0444;
    private static final int DIGEST_LENGTH = 16;

    private final Stack stack;
    private final Service service;

    Grants(Stack stack, Service service) {
        this.stack = stack;
        this.service = service;
    }

    /**
     * Those whose content is copied into the container, in the order of the definition, secrets
     * first.
     *
     * @throws StackException when a variable that holds one is not set, or the container's files
     *     cannot be written
     */
    List<InlineFile> inline() {
        var files = new ArrayList<InlineFile>();
        for (var grant : service.storage().secrets()) {
            var secret = definition(stack.secrets(), grant.source());
            content("secret", secret)
                    .ifPresent(content ->
                            files.add(
                                    file(
                                            "secret",
                                            secret,
                                            target("/run/secrets/", grant),
                                            grant,
                                            content)));
        }
        for (var grant : service.storage().configs()) {
            var config = definition(stack.configs(), grant.source());
            content("config", config)
                    .ifPresent(content ->
                            files.add(file("config", config, target("/", grant), grant, content)));
        }
        return files;
    }

    /**
     * Digests of all contents that are known, by what they are, such as {@code config app.conf}.
     *
     * @param fileDigests those of files on the host, by path
     */
    Map<String, String> digests(Map<String, String> fileDigests) {
        var digests = new TreeMap<String, String>();
        service.storage()
                .secrets()
                .forEach(grant ->
                        digest(
                                "secret",
                                definition(stack.secrets(), grant.source()),
                                fileDigests,
                                digests));
        service.storage()
                .configs()
                .forEach(grant ->
                        digest(
                                "config",
                                definition(stack.configs(), grant.source()),
                                fileDigests,
                                digests));
        return digests;
    }

    private void digest(
            String kind,
            FileDefinition definition,
            Map<String, String> fileDigests,
            Map<String, String> digests) {
        definition
                .file()
                .map(fileDigests::get)
                .or(() -> content(kind, definition).map(Grants::sha256))
                .ifPresent(digest -> digests.put(kind + " " + definition.key(), digest));
    }

    private Optional<String> content(String kind, FileDefinition definition) {
        if (definition.file().isPresent()) {
            return Optional.empty();
        }
        var variable = definition.environment();
        if (variable.isEmpty()) {
            return definition.content();
        }
        var value = stack.textOf(definition);
        if (value.isEmpty()) {
            throw new StackException(
                    new Failure.OperationFailed(
                            "environment variable \""
                                    + variable.get()
                                    + "\" required by "
                                    + kind
                                    + " \""
                                    + definition.key()
                                    + "\" is not set",
                            "set it in the environment or in .env"));
        }
        return value;
    }

    private InlineFile file(
            String kind,
            FileDefinition definition,
            String target,
            FileGrant grant,
            String content) {
        if (service.storage().readOnlyRoot()) {
            throw new StackException(
                    new Failure.OperationFailed(
                            "cannot create "
                                    + kind
                                    + " \""
                                    + definition.key()
                                    + "\" in read-only service "
                                    + service.name()
                                    + ": `file` is the sole supported option",
                            ""));
        }
        return new InlineFile(
                kind,
                definition.key(),
                target,
                content,
                grant.mode().orElse(DEFAULT_MODE),
                id("uid", grant.uid(), kind, definition),
                id("gid", grant.gid(), kind, definition),
                !grant.uid().isEmpty() || !grant.gid().isEmpty());
    }

    private static String target(String folder, FileGrant grant) {
        var target = grant.target().isEmpty() ? grant.source() : grant.target();
        return target.startsWith("/") ? target : folder + target;
    }

    /** Root's where nothing is said; nobody else's is taken for that. */
    private int id(String what, String text, String kind, FileDefinition definition) {
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) > Integer.MAX_VALUE) {
            throw new StackException(
                    new Failure.OperationFailed(
                            "the "
                                    + what
                                    + " of "
                                    + kind
                                    + " \""
                                    + definition.key()
                                    + "\" in service "
                                    + service.name()
                                    + " is no number from 0 to "
                                    + Integer.MAX_VALUE
                                    + ": "
                                    + text,
                            "write the number by which the image knows it"));
        }
        return Integer.parseInt(text);
    }

    private static FileDefinition definition(List<FileDefinition> definitions, String key) {
        return definitions.stream()
                .filter(definition -> definition.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("undefined config or secret " + key));
    }

    private static String sha256(String content) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGEST_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
