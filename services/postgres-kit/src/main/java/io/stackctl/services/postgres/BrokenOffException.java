package io.stackctl.services.postgres;

import java.io.Serial;
import java.sql.SQLException;

/** A transaction that came to nothing through no fault of its own, and may be tried again. */
final class BrokenOffException extends Exception {
    @Serial private static final long serialVersionUID = 1;

    BrokenOffException(SQLException reason) {
        super(reason);
    }

    /** What the server or the way to it said: not that the pool waited in vain, but why. */
    String reason() {
        return reason(this);
    }

    /** The same of any failure. */
    static String reason(Throwable failure) {
        var deepest = failure;
        while (deepest.getCause() instanceof SQLException cause) {
            deepest = cause;
        }
        return String.valueOf(deepest.getMessage());
    }

    /**
     * By the class of the SQL state (PostgreSQL manual, appendix A): 08 is a lost connection, 57P a
     * server that stops or starts, 40 a deadlock or a serialization failure.
     *
     * @throws SQLException the failure itself when it is of another kind
     */
    static BrokenOffException orElse(SQLException failure) throws SQLException {
        var state = String.valueOf(failure.getSQLState());
        if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("40")) {
            return new BrokenOffException(failure);
        }
        throw failure;
    }
}
