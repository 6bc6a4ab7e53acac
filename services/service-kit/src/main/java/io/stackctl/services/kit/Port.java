package io.stackctl.services.kit;

/**
 * A TCP port to listen on.
 *
 * @param number 0 to 65535; 0 takes any free one
 */
public record Port(int number) {
    public Port {
        if (number < 0 || number > 65535) {
            throw new IllegalArgumentException("is not a port, a number from 0 to 65535");
        }
    }

    /** Parses decimal digits, such as {@code 3001}. */
    public static Port of(String text) {
        if (!text.matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("is not a port, a number from 0 to 65535");
        }
        return new Port(Integer.parseInt(text));
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
