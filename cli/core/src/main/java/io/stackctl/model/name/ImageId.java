package io.stackctl.model.name;

import org.jspecify.annotations.Nullable;

/**
 * The engine's own name for an image: the digest of its configuration.
 *
 * @param value {@code sha256:} and 64 hexadecimal digits
 */
public record ImageId(String value) {

    private static final String ALGORITHM = "sha256:";

    /** The digits without the algorithm's name. */
    public String digits() {
        return value.startsWith(ALGORITHM) ? value.substring(ALGORITHM.length()) : value;
    }

    /** The first twelve digits, as the engine's clients show them. */
    public String abbreviated() {
        return ShortId.of(digits());
    }

    // Written out, as is hashCode, for the reason that ServiceName gives.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ImageId id && id.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
