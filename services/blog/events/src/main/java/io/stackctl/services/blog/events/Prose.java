package io.stackctl.services.blog.events;

import java.nio.charset.StandardCharsets;

/** What text of people must be to be stored by every service and shown by every page. */
final class Prose {
    private Prose() {}

    /**
     * Strips the text.
     *
     * @param longest in UTF-16 units
     * @throws IllegalArgumentException when nothing is left, it is too long, or holds what is not
     *     text: control characters (PostgreSQL refuses U+0000) or halves of surrogate pairs, which
     *     no encoding has
     */
    static String of(String text, int longest) {
        var stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new IllegalArgumentException("is empty");
        }
        if (stripped.length() > longest) {
            throw new IllegalArgumentException("is longer than " + longest + " characters");
        }
        if (stripped.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')
                || !StandardCharsets.UTF_8.newEncoder().canEncode(stripped)) {
            throw new IllegalArgumentException("holds characters that are not text");
        }
        return stripped;
    }
}
