package io.stackctl.model.name;

import io.stackctl.failure.InvalidValueException;

/** The name of a volume on the engine, such as {@code shop_db-data}. */
public record VolumeName(String value) implements Comparable<VolumeName> {

    public VolumeName {
        if (value.isBlank()) {
            throw new InvalidValueException("a volume name must not be empty", "");
        }
    }

    public static VolumeName of(String text) {
        return new VolumeName(text);
    }

    @Override
    public int compareTo(VolumeName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
