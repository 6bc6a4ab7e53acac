package io.stackctl.failure;

import java.io.Serial;

/**
 * A text is not the value it should be. Thrown by the {@code of} methods of the model, which do not
 * know where the text came from; the caller adds the place.
 */
public final class InvalidValueException extends IllegalArgumentException {

    @Serial private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * Creates one.
     *
     * @param message such as {@code '80:http' is not a port mapping}
     * @param remedy what to write instead, or empty
     */
    public InvalidValueException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** What to write instead, or empty. */
    public String remedy() {
        return remedy;
    }
}
