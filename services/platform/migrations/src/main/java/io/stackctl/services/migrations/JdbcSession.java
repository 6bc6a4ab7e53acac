package io.stackctl.services.migrations;

import io.stackctl.migration.rule.DatabaseSession;
import io.stackctl.migration.rule.MigrationException;
import io.stackctl.migration.rule.StatementException;
import io.stackctl.migration.rule.UnreachableException;
import io.stackctl.services.postgres.DatabaseSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;

/** A session by JDBC. */
final class JdbcSession implements DatabaseSession {

    private static final int CONNECT_SECONDS = 5;

    private final Connection connection;

    private JdbcSession(Connection connection) {
        this.connection = connection;
    }

    /**
     * Tries to connect, once.
     *
     * @throws MigrationException when trying again would not help
     */
    static JdbcSession open(DatabaseSettings settings) throws UnreachableException {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {settings.host()});
        source.setPortNumbers(new int[] {settings.port().number()});
        source.setDatabaseName(settings.name());
        source.setUser(settings.user());
        source.setPassword(settings.password().value());
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setApplicationName("migrations");
        source.setTcpKeepAlive(true);
        // The files' statements go to the server as they are written, one at a time.
        source.setPreferQueryMode(org.postgresql.jdbc.PreferQueryMode.SIMPLE);
        try {
            return new JdbcSession(source.getConnection());
        } catch (SQLException e) {
            // 08 is a connection that was not made, 57P03 a server that starts or stops.
            var state = String.valueOf(e.getSQLState());
            if (state.startsWith("08") || state.equals("57P03")) {
                throw new UnreachableException(String.valueOf(e.getMessage()));
            }
            throw new MigrationException(
                    "the database refuses the connection: " + e.getMessage(),
                    "check DATABASE_USER, DATABASE_PASSWORD_FILE and DATABASE_NAME");
        }
    }

    @Override
    public List<List<String>> query(String sql) throws StatementException {
        try (var statement = statement();
                var found = statement.executeQuery(sql)) {
            int columns = found.getMetaData().getColumnCount();
            var rows = new ArrayList<List<String>>();
            while (found.next()) {
                var row = new ArrayList<String>();
                for (int column = 1; column <= columns; column++) {
                    row.add(String.valueOf(found.getString(column)));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw refused(0, sql, e);
        }
    }

    @Override
    public void execute(List<String> statements) throws StatementException {
        for (int index = 0; index < statements.size(); index++) {
            try (var statement = statement()) {
                statement.execute(statements.get(index));
            } catch (SQLException e) {
                throw refused(index, statements.get(index), e);
            }
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // The server ends the session by itself when its client is gone.
            return;
        }
    }

    // A statement of its own each time; braces are SQL here, and no escapes of JDBC.
    private Statement statement() throws SQLException {
        var statement = connection.createStatement();
        statement.setEscapeProcessing(false);
        return statement;
    }

    private static StatementException refused(int index, String sql, SQLException e) {
        var server = e instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        var state = e.getSQLState() == null ? "" : e.getSQLState();
        if (server == null) {
            return new StatementException(index, 1, state, String.valueOf(e.getMessage()));
        }
        var words = new StringBuilder(String.valueOf(server.getMessage()));
        if (server.getDetail() != null) {
            words.append("; ").append(server.getDetail());
        }
        if (server.getHint() != null) {
            words.append("; ").append(server.getHint());
        }
        return new StatementException(
                index, line(sql, server.getPosition()), state, words.toString());
    }

    private static int line(String sql, int position) {
        int end = Math.clamp(position - 1, 0, sql.length());
        return 1 + (int) sql.substring(0, end).chars().filter(c -> c == '\n').count();
    }
}
