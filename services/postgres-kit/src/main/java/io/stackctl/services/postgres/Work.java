package io.stackctl.services.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done in one transaction. */
@FunctionalInterface
public interface Work<T> {
    /**
     * Reads and writes; neither commits nor closes. It may be called again after the database broke
     * off, with nothing of the earlier call left.
     *
     * @throws SQLException to have all of it undone
     */
    T in(Connection connection) throws SQLException;
}
