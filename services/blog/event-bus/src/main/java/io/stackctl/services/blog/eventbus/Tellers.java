package io.stackctl.services.blog.eventbus;

import io.stackctl.services.blog.events.BlogEvent;
import io.stackctl.services.kit.HttpError;
import io.stackctl.services.kit.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Who may tell what. Events of the blog are believed by all of its services, so they are taken only
 * from those that know the stack's key; anybody may tell of anything else, which nobody acts upon.
 */
final class Tellers {
    private final byte[] expected;

    /** An empty key is known to nobody. */
    Tellers(Secret key) {
        this.expected = bytes(key.value().isEmpty() ? "" : "Bearer " + key.value());
    }

    /**
     * Throws 401 when an event of this type is not the caller's to tell.
     *
     * @param given the caller's {@code Authorization}, or empty
     */
    void check(String given, String type) {
        // Compared in constant time: how long it takes must not tell how much of a guess was right.
        boolean known = expected.length > 0 && MessageDigest.isEqual(expected, bytes(given));
        if (BlogEvent.isOne(type) && !known) {
            throw new HttpError(
                    401, type + " is told by the blog's own services, with their EVENT_KEY");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
