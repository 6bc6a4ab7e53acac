package io.stackctl.migration.rule;

import java.io.Serial;

/** A statement that the database refused. */
public final class StatementException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    private final int index;
    private final int line;
    private final String state;

    /**
     * Creates one.
     *
     * @param index which of the statements it was, from 0
     * @param line where in the statement, from 1; 1 when the database does not say
     * @param state the SQL state, such as {@code 42P01}; empty when there is none
     * @param words the database's own words, with its detail and hint on lines of their own
     */
    public StatementException(int index, int line, String state, String words) {
        super(words);
        this.index = index;
        this.line = line;
        this.state = state;
    }

    int index() {
        return index;
    }

    int line() {
        return line;
    }

    String state() {
        return state;
    }

    /** The database's own words, and the state that its manual explains. */
    String words() {
        var words = String.valueOf(getMessage());
        return state.isEmpty() ? words : words + " (SQLSTATE " + state + ")";
    }
}
