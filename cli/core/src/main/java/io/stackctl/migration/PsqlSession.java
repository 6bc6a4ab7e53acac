package io.stackctl.migration;

import io.stackctl.engine.Engine;
import io.stackctl.engine.EngineThread;
import io.stackctl.engine.Executions.ExecSpec;
import io.stackctl.engine.StreamSession;
import io.stackctl.migration.rule.DatabaseSession;
import io.stackctl.migration.rule.MigrationException;
import io.stackctl.migration.rule.StatementException;
import io.stackctl.migration.rule.UnreachableException;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ExecId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A session with psql in the database's container. Everything is written to its standard input; a
 * mark that it echoes after each statement tells how far it came, since it ends at the first error.
 */
final class PsqlSession implements DatabaseSession {

    private static final int CONNECTION_FAILED = 2;
    private static final String MARK = "stackctl-mark-";

    // By TCP: the server that initialises a new database listens on the Unix socket already, only
    // to be stopped again. The password stays out of the arguments, which everyone may read.
    private static final String PSQL =
            """
            of() { eval "value=\\${$1:-} file=\\${$1_FILE:-}"; [ -z "$file" ] || value=$(cat "$file"); echo "${value:-$2}"; }
            user=$(of POSTGRES_USER postgres)
            export PGPASSWORD="${PGPASSWORD:-$(of POSTGRES_PASSWORD)}"
            exec psql -X -w -q -A -t -F '|' -v ON_ERROR_STOP=1 -v VERBOSITY=verbose \
              -h 127.0.0.1 -U "$user" -d "$(of POSTGRES_DB "$user")"
            """;

    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "LC_ALL", "C",
                    "PGCLIENTENCODING", "UTF8",
                    "PGAPPNAME", "stackctl migrate",
                    "PGCONNECT_TIMEOUT", "5",
                    "PGOPTIONS", "-c client_min_messages=error");

    private final Engine engine;
    private final ExecId execution;
    private final StreamSession streams;
    private final Transcript transcript = new Transcript();
    private int marks;

    private PsqlSession(Engine engine, ContainerId container) {
        this.engine = engine;
        var spec = new ExecSpec(List.of("sh", "-c", PSQL), ENVIRONMENT, "", "", false, false, true);
        execution = engine.executions().create(container, spec);
        streams = engine.executions().start(execution, spec);
        EngineThread.start("psql", this::listen);
    }

    /**
     * Connects, once.
     *
     * @param container id of the database's container
     */
    static PsqlSession open(Engine engine, ContainerId container) throws UnreachableException {
        var session = new PsqlSession(engine, container);
        try {
            session.query("SELECT 1");
            return session;
        } catch (StatementException e) {
            session.close();
            throw session.notConnected();
        }
    }

    @Override
    public List<List<String>> query(String sql) throws StatementException {
        var mark = nextMark();
        write(sql + "\n;\n\\echo " + mark + "\n");
        var answer = take(mark);
        if (!answer.complete()) {
            throw PsqlError.of(0, transcript.errors());
        }
        return answer.all().stream().map(line -> List.of(line.split("\\|", -1))).toList();
    }

    @Override
    public void execute(List<String> statements) throws StatementException {
        var marks = new ArrayList<String>();
        var script = new StringBuilder("\\o /dev/null\n");
        for (var statement : statements) {
            var mark = nextMark();
            marks.add(mark);
            // What a query returns and \gexec runs goes to the server as it is: psql would look for
            // its own commands and variables in a statement that it reads.
            script.append("SELECT ").append(quoted(statement)).append(" \\gexec\n");
            script.append("\\echo ").append(mark).append('\n');
        }
        write(script.append("\\o\n").toString());
        for (int index = 0; index < marks.size(); index++) {
            if (!take(marks.get(index)).complete()) {
                throw PsqlError.of(index, transcript.errors());
            }
        }
    }

    @Override
    public void close() {
        streams.close();
    }

    private static String quoted(String text) {
        var delimiter = "$q$";
        for (int i = 1; text.contains(delimiter); i++) {
            delimiter = "$q" + i + "$";
        }
        return delimiter + text + delimiter;
    }

    private String nextMark() {
        marks++;
        return MARK + marks;
    }

    private void write(String text) {
        try {
            streams.stdin().write(text.getBytes(StandardCharsets.UTF_8));
            streams.stdin().flush();
        } catch (IOException e) {
            // psql has ended, and its last words say why: whoever waits for the mark reads them.
            return;
        }
    }

    private Transcript.Lines take(String mark) {
        try {
            return transcript.take(mark);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrationException("interrupted", "");
        }
    }

    private void listen() {
        try {
            streams.pump(transcript::add);
        } catch (IOException e) {
            // The connection to the engine broke off: for whoever waits, psql has ended.
            return;
        } finally {
            transcript.end();
        }
    }

    private UnreachableException notConnected() {
        var words = transcript.errors().strip();
        int code = engine.executions().exitCode(execution).orElse(0);
        if (code != CONNECTION_FAILED) {
            throw new MigrationException(
                    "psql cannot be run in the database's container: " + words,
                    "x-stackctl.migrations.database has to name a service with PostgreSQL in it");
        }
        if (words.contains("FATAL:") && !words.contains("the database system is")) {
            throw new MigrationException(
                    "the database refuses the connection: " + words,
                    "POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB of the container say how to"
                            + " connect");
        }
        return new UnreachableException(words);
    }
}
