package io.stackctl.services.kit;

/** A password or token: settings that are printed, logged or sent do not give it away. */
public record Secret(String value) {
    public static Secret of(String text) {
        return new Secret(text);
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
