package io.stackctl.migration.rule;

import java.io.Serial;

/** Migrations cannot be run, or one failed. */
public final class MigrationException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * Creates one.
     *
     * @param message what is wrong, with the file and the line where there is one
     * @param remedy what to do about it; may be empty
     */
    public MigrationException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** What to do about it; may be empty. */
    public String remedy() {
        return remedy;
    }

    /** What is wrong. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
