package io.stackctl.model.name;

/** How ids are abbreviated. */
final class ShortId {

    private static final int LENGTH = 12;

    private ShortId() {}

    static String of(String digits) {
        return digits.length() <= LENGTH ? digits : digits.substring(0, LENGTH);
    }
}
