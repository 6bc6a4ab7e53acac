package io.stackctl.services.gateway.balancing;

import java.util.Locale;

/** By what a client is known again, so that it stays with one revision. */
public enum Sticky {
    /** Each request is decided anew. */
    NONE,
    /** By a cookie that the gateway gives it. */
    COOKIE,
    /** By its address: every client of one address has the same revision. */
    IP;

    /**
     * Parses {@code none}, {@code cookie} or {@code ip}; throws IllegalArgumentException for
     * anything else.
     */
    public static Sticky of(String text) {
        for (var sticky : values()) {
            if (sticky.toString().equals(text)) {
                return sticky;
            }
        }
        throw new IllegalArgumentException("sticky '" + text + "' is not none, cookie or ip");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
