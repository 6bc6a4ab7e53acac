package io.stackctl.model.deploy;

import io.stackctl.failure.InvalidValueException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A condition of {@code placement.constraints}, as Docker Swarm reads it: keys and values are
 * compared without regard to case, the names of labels with it.
 *
 * @param key such as {@code node.hostname}
 * @param equal whether the value has to be that, or anything else
 */
public record Constraint(String key, boolean equal, String value) {

    private static final Pattern KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9\\-_.]+");
    private static final Pattern VALUE =
            Pattern.compile("[A-Za-z0-9:\\-_\\s.*()?+\\[\\]\\\\^$|/]+");
    private static final String ENGINE_LABELS = "engine.labels.";

    /** What images and engines call one architecture. */
    private static final Map<String, String> ARCHITECTURES =
            Map.of(
                    "x86_64", "amd64",
                    "aarch64", "arm64",
                    "armv7l", "arm",
                    "armhf", "arm",
                    "i386", "386",
                    "i686", "386");

    /**
     * Parses one.
     *
     * @throws InvalidValueException when it is none
     */
    public static Constraint of(String text) {
        int equal = text.indexOf("==");
        int other = text.indexOf("!=");
        // Swarm looks for == first, wherever it stands.
        int at = equal >= 0 ? equal : other;
        if (at < 0) {
            throw new InvalidValueException(
                    "constraint " + Words.shown(text) + " has no operator",
                    "write it as node.hostname == NAME, or with !=");
        }
        var key = text.substring(0, at).strip();
        var value = text.substring(at + 2).strip();
        if (!KEY.matcher(key).matches() || !VALUE.matcher(value).matches()) {
            throw new InvalidValueException(
                    "constraint " + Words.shown(text) + " is none",
                    "write it as node.hostname == NAME");
        }
        return new Constraint(key, equal >= 0, value);
    }

    /** Whether a machine is as it asks; empty where a single engine cannot tell. */
    Optional<Boolean> isMetBy(Machine machine) {
        return asked(machine).map(actual -> actual.equalsIgnoreCase(wanted()) == equal);
    }

    /** What it asks a machine for; empty for what only nodes of a swarm have. */
    Optional<String> asked(Machine machine) {
        var folded = key.toLowerCase(Locale.ROOT);
        if (folded.startsWith(ENGINE_LABELS)) {
            var label = key.substring(ENGINE_LABELS.length());
            return Optional.of(machine.labels().getOrDefault(label, ""));
        }
        return switch (folded) {
            case "node.hostname" -> Optional.of(machine.hostname());
            case "node.platform.os" -> Optional.of(machine.os());
            case "node.platform.arch" -> Optional.of(architecture(machine.architecture()));
            case "node.id", "node.ip", "node.role" -> Optional.empty();
            default -> {
                if (folded.startsWith("node.labels.")) {
                    yield Optional.empty();
                }
                throw new InvalidValueException(
                        "there is nothing called " + Words.shown(key) + " to place by",
                        "use node.hostname, node.platform.os, node.platform.arch or"
                                + " engine.labels.NAME");
            }
        };
    }

    private String wanted() {
        return key.equalsIgnoreCase("node.platform.arch") ? architecture(value) : value;
    }

    private static String architecture(String word) {
        var folded = word.toLowerCase(Locale.ROOT);
        return ARCHITECTURES.getOrDefault(folded, folded);
    }

    @Override
    public String toString() {
        return key + (equal ? " == " : " != ") + value;
    }
}
