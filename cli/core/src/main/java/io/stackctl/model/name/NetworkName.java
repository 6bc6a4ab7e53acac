package io.stackctl.model.name;

import io.stackctl.failure.InvalidValueException;
import org.jspecify.annotations.Nullable;

/** The name of a network on the engine, such as {@code shop_default}. */
public record NetworkName(String value) implements Comparable<NetworkName> {

    public NetworkName {
        if (value.isBlank()) {
            throw new InvalidValueException("a network name must not be empty", "");
        }
    }

    public static NetworkName of(String text) {
        return new NetworkName(text);
    }

    @Override
    public int compareTo(NetworkName other) {
        return value.compareTo(other.value);
    }

    // Written out, as is hashCode, for the reason that ServiceName gives.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NetworkName name && name.value.equals(value);
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
