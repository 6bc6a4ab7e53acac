package io.stackctl.failure;

/**
 * One thing that is wrong in a stack definition.
 *
 * @param message what is wrong, such as {@code '80:http' is not a port mapping}
 * @param location where it stands
 * @param keyPath the path of keys to it, such as {@code services.web.ports[0]}; empty at top level
 * @param remedy what to write instead; empty when there is nothing better to say than the message
 * @param sourceLine the text of the line at {@code location}, for an excerpt; empty when unknown
 */
public record Mistake(
        String message, Location location, String keyPath, String remedy, String sourceLine) {

    /** A mistake without an excerpt. */
    public static Mistake of(String message, Location location, String keyPath, String remedy) {
        return new Mistake(message, location, keyPath, remedy, "");
    }

    /** The same mistake with the text of its line. */
    public Mistake withSourceLine(String text) {
        return new Mistake(message, location, keyPath, remedy, text);
    }

    /** {@code compose.yaml:12:9: services.web.ports[0]: '80:http' is not a port mapping}. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        if (location.isKnown()) {
            text.append(location).append(": ");
        }
        if (!keyPath.isEmpty()) {
            // "services.web.image must be a string" is one sentence; scripts know it so from
            // Compose.
            text.append(keyPath).append(message.startsWith("must ") ? " " : ": ");
        }
        return text.append(message).toString();
    }
}
