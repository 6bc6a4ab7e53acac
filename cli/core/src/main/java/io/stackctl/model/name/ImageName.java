package io.stackctl.model.name;

import io.stackctl.failure.InvalidValueException;
import org.jspecify.annotations.Nullable;

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

    // Written out, as is hashCode: what a record gets by itself is linked in each process anew.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ImageName name && name.value.equals(value);
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
