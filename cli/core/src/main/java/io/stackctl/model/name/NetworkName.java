package io.stackctl.model.name;

import io.stackctl.failure.InvalidValueException;

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

    @Override
    public String toString() {
        return value;
    }
}
