package io.stackctl.failure;

import java.io.Serial;
import java.util.List;

/** Carries a {@link Failure} up to the command. */
public final class StackException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public StackException(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    public StackException(Failure failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    /** A definition with one mistake. */
    public static StackException of(Mistake mistake) {
        return new StackException(new Failure.InvalidDefinition(List.of(mistake)));
    }

    public Failure failure() {
        return failure;
    }
}
