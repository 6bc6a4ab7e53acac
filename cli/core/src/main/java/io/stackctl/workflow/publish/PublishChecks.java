package io.stackctl.workflow.publish;

import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.files.InputFile;
import io.stackctl.model.Stack;
import io.stackctl.model.service.Mount;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import io.stackctl.workflow.Confirmation;
import io.stackctl.workflow.publish.SuspiciousText.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is asked before something is published that may be meant for nobody else. */
final class PublishChecks {

    private final Stack stack;
    private final PublishedFiles files;
    private final Confirmation confirmation;

    PublishChecks(Stack stack, PublishedFiles files, Confirmation confirmation) {
        this.stack = stack;
        this.files = files;
        this.confirmation = confirmation;
    }

    /**
     * Asks.
     *
     * @param environment whether env files go along, as the user said
     * @return whether everything may be published
     * @throws StackException when it cannot be
     */
    boolean accepted(boolean environment) {
        requireImages();
        return acceptsBinds()
                && acceptsSecrets()
                && acceptsEnvironment(environment)
                && acceptsConfigs();
    }

    /** Who fetches the definition has nothing to build from. */
    private void requireImages() {
        var built = new StringBuilder();
        for (var service : stack.services()) {
            if (service.image().isEmpty() && service.build().isPresent()) {
                built.append("\n- \"").append(service.name().value()).append('"');
            }
        }
        if (!built.isEmpty()) {
            throw new StackException(
                    new InvalidRequest(
                            "your Compose stack cannot be published as it only contains a build"
                                    + " section for service(s):"
                                    + built,
                            "give each an image"));
        }
    }

    private boolean acceptsBinds() {
        var binds = new StringBuilder();
        for (var service : stack.services()) {
            for (var mount : service.storage().mounts()) {
                if (mount instanceof Mount.Bind bind) {
                    binds.append("  ")
                            .append(service.name().value())
                            .append(": ")
                            .append(bind.source())
                            .append(':')
                            .append(bind.target())
                            .append(bind.readOnly() ? ":ro" : "")
                            .append('\n');
                }
            }
        }
        return binds.isEmpty()
                || confirmation.confirm(
                        "you are about to publish bind mounts declaration within your OCI"
                                + " artifact.\n"
                                + "only the bind mount declarations will be added to the OCI"
                                + " artifact (not content)\n"
                                + "please double check that you are not mounting potential user's"
                                + " sensitive directories or data\n"
                                + binds
                                + "Are you ok to publish these bind mount declarations?");
    }

    private boolean acceptsSecrets() {
        var text = new StringBuilder();
        for (var finding : secrets()) {
            text.append(finding.kind())
                    .append("\n\"")
                    .append(finding.key())
                    .append("\": ")
                    .append(finding.value())
                    .append('\n');
        }
        return text.isEmpty()
                || confirmation.confirm(
                        "you are about to publish sensitive data within your OCI artifact.\n"
                                + "please double check that you are not leaking sensitive data\n"
                                + text
                                + "Are you ok to publish these sensitive data?");
    }

    private List<Finding> secrets() {
        var findings = new ArrayList<Finding>();
        for (var file : files.all()) {
            file.documents().forEach(document -> search(document, "", findings));
        }
        files.envFiles().forEach((path, file) -> searchEnvFile(path, file.required(), findings));
        for (var kind : List.of("configs", "secrets")) {
            for (var entry : stack.definition().mapping(kind).entries()) {
                if (entry.value() instanceof Mapping definition) {
                    definition
                            .text("file")
                            .map(PublishChecks::text)
                            .ifPresent(text -> findings.addAll(SuspiciousText.in(text)));
                }
            }
        }
        return findings;
    }

    private static void search(Node node, String key, List<Finding> findings) {
        switch (node) {
            case Mapping mapping ->
                    mapping.entries()
                            .forEach(entry ->
                                    search(
                                            entry.value(),
                                            key.isEmpty() ? entry.key() : key + "." + entry.key(),
                                            findings));
            case Sequence sequence -> sequence.items().forEach(item -> search(item, key, findings));
            case Scalar.Text text -> {
                // A list of variables has their names in its texts.
                int equals = text.value().indexOf('=');
                var named = equals > 0 && key.endsWith("environment");
                SuspiciousText.in(
                                named ? key + "." + text.value().substring(0, equals) : key,
                                named ? text.value().substring(equals + 1) : text.value())
                        .ifPresent(findings::add);
            }
            case Scalar _ -> {}
        }
    }

    private static void searchEnvFile(String path, boolean required, List<Finding> findings) {
        if (required && !Files.exists(Path.of(path))) {
            throw new StackException(
                    new InvalidRequest("env file " + path + " not found", "write it"));
        }
        for (var line : text(path).lines().toList()) {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                var value = line.substring(equals + 1).strip();
                SuspiciousText.in(
                                line.substring(0, equals).replaceFirst("^export\\s+", "").strip(),
                                value.replaceAll("^([\"'])(.*)\\1$", "$2"))
                        .ifPresent(findings::add);
            }
        }
    }

    /** Empty for what is no text, or is not there: its content is not published either. */
    private static String text(String path) {
        try {
            return InputFile.text(Path.of(path));
        } catch (IOException noText) {
            return "";
        }
    }

    private boolean acceptsEnvironment(boolean environment) {
        var found = environment ? "" : new EnvironmentFindings(files.all()).text();
        return found.isEmpty()
                || confirmation.confirm(
                        "you are about to publish env-related declarations within your OCI"
                                + " artifact.\n"
                                + "env_file paths and literal values for sensitive-looking keys are"
                                + " embedded as-is in the published YAML;\n"
                                + "interpolated values like \"${VAR}\" are kept symbolic and have"
                                + " already been excluded.\n"
                                + found
                                + "Use --with-env to silence this prompt and always publish env"
                                + " declarations.\n"
                                + "Are you ok to publish these env declarations?");
    }

    private boolean acceptsConfigs() {
        var found = new StringBuilder();
        EnvironmentFindings.literalConfigs(files.all())
                .forEach(name -> found.append("  config \"").append(name).append("\"\n"));
        return found.isEmpty()
                || confirmation.confirm(
                        "you are about to publish literal inline config content within your OCI"
                                + " artifact.\n"
                                + found
                                + "Are you ok to publish these config contents?");
    }
}
