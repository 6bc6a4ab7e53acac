package io.stackctl.migration.rule;

import java.util.List;

/**
 * One session with a PostgreSQL database, in which every statement is its own transaction unless it
 * begins one. When it closes, the database rolls back what is open and gives back its locks.
 */
public interface DatabaseSession extends AutoCloseable {

    /**
     * Asks for rows, each a list of values as the database writes them.
     *
     * @throws StatementException when the database refuses or goes away
     */
    List<List<String>> query(String sql) throws StatementException;

    /**
     * Runs statements one after the other, up to the first that fails. What they return is dropped.
     *
     * @throws StatementException saying which one failed; the session is only good for closing then
     */
    void execute(List<String> statements) throws StatementException;

    @Override
    void close();

    /** Opens sessions. */
    @FunctionalInterface
    interface Source {

        /**
         * Tries once.
         *
         * @throws UnreachableException when the database does not take connections yet
         * @throws MigrationException when it never will, such as for a wrong password
         */
        DatabaseSession open() throws UnreachableException;
    }
}
