package io.stackctl.migration.rule;

import java.io.Serial;

/** The database does not take connections at this moment. */
public final class UnreachableException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    /**
     * Creates one.
     *
     * @param reason what was answered, or that nothing was
     */
    public UnreachableException(String reason) {
        super(reason);
    }
}
