package io.stackctl.model;

import io.stackctl.failure.InvalidValueException;

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

    @Override
    public String toString() {
        return value;
    }
}
