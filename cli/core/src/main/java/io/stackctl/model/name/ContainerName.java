package io.stackctl.model.name;

import io.stackctl.failure.InvalidValueException;
import org.jspecify.annotations.Nullable;

/** The name of a container on the engine, such as {@code shop-web-1}, without a slash. */
public record ContainerName(String value) implements Comparable<ContainerName> {

    public ContainerName {
        if (value.isBlank()) {
            throw new InvalidValueException("a container name must not be empty", "");
        }
    }

    public static ContainerName of(String text) {
        return new ContainerName(text);
    }

    @Override
    public int compareTo(ContainerName other) {
        return value.compareTo(other.value);
    }

    // Written out, as is hashCode, for the reason that ServiceName gives.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContainerName name && name.value.equals(value);
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
