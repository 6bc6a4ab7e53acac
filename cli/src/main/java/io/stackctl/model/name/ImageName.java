package io.stackctl.model.name;

import io.stackctl.failure.InvalidValueException;

/** An image reference as it is written, such as {@code nginx:1.27}. */
public record ImageName(String value) implements Comparable<ImageName> {

    public ImageName {
        if (value.isBlank()) {
            throw new InvalidValueException("an image name must not be empty", "");
        }
    }

    public static ImageName of(String text) {
        return new ImageName(text);
    }

    @Override
    public int compareTo(ImageName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
