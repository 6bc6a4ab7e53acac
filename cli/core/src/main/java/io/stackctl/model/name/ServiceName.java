package io.stackctl.model.name;

import io.stackctl.failure.InvalidValueException;
import org.jspecify.annotations.Nullable;

/** The key of a service, such as {@code web}. */
public record ServiceName(String value) implements Comparable<ServiceName> {

    public ServiceName {
        if (value.isBlank()) {
            throw new InvalidValueException("a service name must not be empty", "");
        }
    }

    public static ServiceName of(String text) {
        return new ServiceName(text);
    }

    @Override
    public int compareTo(ServiceName other) {
        return value.compareTo(other.value);
    }

    // Written out, as is hashCode: what a record gets by itself is linked when first used, which
    // takes longer than a
    // short verb should, and no AOT cache can hold it.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ServiceName name && name.value.equals(value);
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
