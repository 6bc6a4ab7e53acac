package io.stackctl.workflow.provider;

import io.stackctl.definition.yaml.YamlReader;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.model.tree.Mapping;

/**
 * What the program behind a provider service says: one JSON object a line, such as {@code
 * {"type":"setenv","message":"URL=https://db.example"}}.
 */
sealed interface ProviderMessage {

    /** What it is doing. */
    record Info(String text) implements ProviderMessage {}

    /** Why it fails. */
    record Problem(String text) implements ProviderMessage {}

    /**
     * A variable for the services that depend on it.
     *
     * @param raw whether it has that very name there
     */
    record Variable(String name, String value, boolean raw) implements ProviderMessage {}

    /** What only its author wants to know. */
    record Debug(String text) implements ProviderMessage {}

    /**
     * Reads one line.
     *
     * @throws StackException when it is no such message
     */
    static ProviderMessage of(String line) {
        var message = mapping(line);
        var text = message.text("message", "");
        return switch (message.text("type", "")) {
            case "info" -> new Info(text);
            case "error" -> new Problem(text);
            case "debug" -> new Debug(text);
            case "setenv" -> variable(text, false);
            case "rawsetenv" -> variable(text, true);
            default -> throw invalid(line);
        };
    }

    private static ProviderMessage variable(String text, boolean raw) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw invalid(text);
        }
        return new Variable(text.substring(0, equals), text.substring(equals + 1), raw);
    }

    private static Mapping mapping(String line) {
        try {
            // All JSON is YAML.
            var documents = YamlReader.read("provider", line);
            if (documents.size() == 1 && documents.getFirst().root() instanceof Mapping mapping) {
                return mapping;
            }
        } catch (StackException e) {
            throw invalid(line);
        }
        throw invalid(line);
    }

    private static StackException invalid(String text) {
        return new StackException(
                new OperationFailed(
                        "invalid response from plugin: " + text,
                        "A provider writes one JSON object a line to its standard output:"
                                + " {\"type\": info, error, debug, setenv or rawsetenv, \"message\": …}."));
    }
}
