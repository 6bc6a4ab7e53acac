package io.stackctl.model.name;

import org.jspecify.annotations.Nullable;

/**
 * The engine's own name for a further process in a container.
 *
 * @param value 64 hexadecimal digits
 */
public record ExecId(String value) {

    // Written out, as is hashCode, for the reason that ServiceName gives.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ExecId id && id.value.equals(value);
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
