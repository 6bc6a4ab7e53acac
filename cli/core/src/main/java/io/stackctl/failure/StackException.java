package io.stackctl.failure;

import java.io.Serial;
import java.util.List;

/** Carries a {@link Failure} up to the command. */
public final class StackException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final transient Failure failure;
    private final String service;

    public StackException(Failure failure) {
        super(failure.message());
        this.failure = failure;
        this.service = "";
    }

    public StackException(Failure failure, Throwable cause) {
        this(failure, cause, "");
    }

    private StackException(Failure failure, Throwable cause, String service) {
        super(failure.message(), cause);
        this.failure = failure;
        this.service = service;
    }

    /** A definition with one mistake. */
    public static StackException of(Mistake mistake) {
        return new StackException(new Failure.InvalidDefinition(List.of(mistake)));
    }

    /** The same, with the service that was being changed. */
    public StackException changing(String which) {
        return new StackException(failure, this, which);
    }

    /** The service that was being changed; empty where it was none, or is not known. */
    public String service() {
        return service;
    }

    public Failure failure() {
        return failure;
    }
}
