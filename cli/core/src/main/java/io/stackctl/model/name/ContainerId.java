package io.stackctl.model.name;

import org.jspecify.annotations.Nullable;

/**
 * The engine's own name for a container.
 *
 * @param value 64 hexadecimal digits
 */
public record ContainerId(String value) {

    /** The first twelve digits, as the engine's clients show them. */
    public String abbreviated() {
        return ShortId.of(value);
    }

    // Written out, as is hashCode, for the reason that ServiceName gives.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContainerId id && id.value.equals(value);
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
