package io.stackctl.state;

/**
 * The engine's own name for a container.
 *
 * @param value 64 hexadecimal digits
 */
public record ContainerId(String value) {

    private static final int SHORT_LENGTH = 12;

    /** The first twelve digits, as the engine's clients show them. */
    public String abbreviated() {
        return value.length() <= SHORT_LENGTH ? value : value.substring(0, SHORT_LENGTH);
    }

    @Override
    public String toString() {
        return value;
    }
}
