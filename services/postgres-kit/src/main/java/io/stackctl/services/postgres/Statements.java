package io.stackctl.services.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done in one transaction, without a result; otherwise as {@link Work}. */
@FunctionalInterface
public interface Statements {
    /**
     * Writes; neither commits nor closes.
     *
     * @throws SQLException to have all of it undone
     */
    void in(Connection connection) throws SQLException;
}
