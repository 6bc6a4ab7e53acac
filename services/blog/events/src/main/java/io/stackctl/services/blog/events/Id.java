package io.stackctl.services.blog.events;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * The name of a post, a comment or an event. Whoever writes may choose it, so that a write whose
 * answer was lost can be repeated without being done twice.
 */
public record Id(UUID value) {
    /** Another one each time. */
    public static Id random() {
        return new Id(UUID.randomUUID());
    }

    /** Parses the 36 characters of a UUID, such as {@code 7f6c1c1e-9a4e-4f0b-8a53-0d7c1a0f2b11}. */
    public static Id of(String text) {
        try {
            var value = UUID.fromString(text);
            // fromString also takes 1-1-1-1-1, of which there would then be two spellings.
            if (value.toString().equals(text.toLowerCase(Locale.ROOT))) {
                return new Id(value);
            }
        } catch (IllegalArgumentException _) {
            // refused below, in our own words
        }
        throw new IllegalArgumentException(
                "is not an id, such as 7f6c1c1e-9a4e-4f0b-8a53-0d7c1a0f2b11");
    }

    /** The id of what happens to this one only once: always the same for the same occasion. */
    public Id on(String occasion) {
        var name = (this + " " + occasion).getBytes(StandardCharsets.UTF_8);
        return new Id(UUID.nameUUIDFromBytes(name));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
