package io.stackctl.services.platform.auth;

import io.stackctl.services.postgres.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/**
 * Who has an account, and who asked for one. A signup becomes an account with the password that was
 * given with it, when its own link is followed: so nobody can choose a password for another one's
 * account by signing up first. The tables come from the stack's migrations.
 */
final class Accounts {
    private final Database database;

    Accounts(Database database) {
        this.database = database;
    }

    /** The hash of the account's password; nothing when there is no account. */
    Optional<String> passwordHash(EmailAddress email) throws SQLException {
        return database.transaction(connection ->
                text(
                        connection,
                        "SELECT password_hash FROM accounts WHERE email = ?",
                        email.value()));
    }

    /** Keeps a signup until its link is followed or too old. */
    void signUp(EmailAddress email, String passwordHash, Token token, Instant expires)
            throws SQLException {
        database.run(connection -> {
            execute(connection, "DELETE FROM signups WHERE expires_at < now()");
            try (var insert =
                    connection.prepareStatement(
                            "INSERT INTO signups (token_hash, email, password_hash, expires_at)"
                                    + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
                fill(insert, token.hash(), email.value(), passwordHash);
                insert.setTimestamp(4, Timestamp.from(expires));
                insert.executeUpdate();
            }
        });
    }

    /**
     * Makes the signup an account, and all other links to the same address void.
     *
     * @return whose; nothing when the link was followed before, is too old, or never was one
     */
    Optional<String> activate(Token token) throws SQLException {
        return database.transaction(connection -> {
            // One statement takes the signup and makes the account: of two who follow the link at
            // once, one finds nothing.
            var email =
                    text(
                            connection,
                            """
                            WITH taken AS (
                                DELETE FROM signups WHERE token_hash = ? AND expires_at > now()
                                RETURNING email, password_hash)
                            INSERT INTO accounts (email, password_hash)
                            SELECT email, password_hash FROM taken
                            ON CONFLICT (email) DO NOTHING
                            RETURNING email\
                            """,
                            token.hash());
            if (email.isPresent()) {
                execute(connection, "DELETE FROM signups WHERE email = ?", email.get());
            }
            return email;
        });
    }

    private static Optional<String> text(Connection connection, String sql, String... parameters)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            fill(statement, parameters);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    private static void execute(Connection connection, String sql, String... parameters)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            fill(statement, parameters);
            statement.executeUpdate();
        }
    }

    private static void fill(PreparedStatement statement, String... parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setString(i + 1, parameters[i]);
        }
    }
}
