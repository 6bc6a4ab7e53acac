package io.stackctl.services.blog.events;

import java.util.Locale;

/** What moderation thinks of a comment. */
public enum Status {
    PENDING,
    APPROVED,
    REJECTED;

    /** Reads what {@link #toString} printed, such as {@code pending}. */
    public static Status of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
