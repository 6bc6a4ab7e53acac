package io.stackctl.migration;

import io.stackctl.engine.FakeProgram;
import io.stackctl.engine.StreamSession.OutputConsumer;
import io.stackctl.event.Event.Stream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A psql with a server behind it, as far as {@link PsqlSession} asks: it keeps the history and the
 * statements of migrations, rolls back what was not committed, and refuses statements about a table
 * {@code nowhere}. Each migration ran at one time and took 12 ms.
 */
public final class FakePostgres implements FakeProgram {

    private static final int FAILED = 3;
    private static final Pattern INSERT =
            Pattern.compile(
                    "INSERT INTO .* VALUES \\((\\d+), '(.*)', '(.*)', '(.*)', now\\(\\).* (true|false)\\)");
    private static final Pattern UPDATE = Pattern.compile("UPDATE .* outcome = '(\\w+)'.* (\\d+)");
    private static final Pattern DELETE = Pattern.compile("DELETE FROM stackctl\\..* (\\d+)");
    private static final String AT_NOON = "1795262400000|12"; // 2026-11-21T12:00:00Z

    private State kept = new State(false, new TreeMap<>(), List.of());

    /** What a transaction changes. */
    private record State(boolean history, TreeMap<Integer, String> rows, List<String> statements) {

        State copy() {
            return new State(history, new TreeMap<>(rows), new ArrayList<>(statements));
        }
    }

    /** The statements of migrations that were kept, in their order. */
    public synchronized List<String> statements() {
        return List.copyOf(kept.statements());
    }

    @Override
    public synchronized int run(InputStream in, OutputConsumer out) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        var text = new StringBuilder();
        var now = kept.copy();
        boolean transaction = false;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("\\echo ")) {
                write(out, Stream.STDOUT, line.substring("\\echo ".length()));
            } else if (line.equals(";")) {
                answer(text.toString(), now, out);
                text.setLength(0);
            } else if (line.endsWith(" \\gexec")) {
                var statement = unquoted(text + line);
                text.setLength(0);
                if (statement.contains("nowhere")) {
                    write(out, Stream.STDERR, refusal(statement));
                    return FAILED;
                }
                transaction = statement.equals("BEGIN") || transaction;
                now = after(statement, now);
                if (!transaction || statement.equals("COMMIT")) {
                    transaction = false;
                    kept = now.copy();
                }
            } else if (!line.startsWith("\\o")) {
                text.append(line).append('\n');
            }
        }
        return 0;
    }

    private static void answer(String query, State now, OutputConsumer out) throws IOException {
        if (query.contains("information_schema")) {
            write(out, Stream.STDOUT, "t");
        } else if (query.contains("to_regclass")) {
            write(out, Stream.STDOUT, now.history() ? "t" : "f");
        } else if (query.contains("pg_try_advisory_lock")) {
            write(out, Stream.STDOUT, "t");
        } else if (query.contains("FROM stackctl.migrations")) {
            for (var row : now.rows().values()) {
                write(out, Stream.STDOUT, row);
            }
        } else {
            write(out, Stream.STDOUT, "1");
        }
    }

    private static State after(String statement, State now) {
        Matcher insert = INSERT.matcher(statement);
        Matcher update = UPDATE.matcher(statement);
        Matcher delete = DELETE.matcher(statement);
        if (statement.startsWith("CREATE TABLE IF NOT EXISTS stackctl.migrations")) {
            return new State(true, now.rows(), now.statements());
        } else if (insert.matches()) {
            var row = "%s|%s|%s|%s|" + AT_NOON + "|%s";
            now.rows()
                    .put(
                            Integer.parseInt(insert.group(1)),
                            row.formatted(
                                    insert.group(1),
                                    insert.group(2),
                                    insert.group(3),
                                    insert.group(4),
                                    insert.group(5)));
        } else if (update.matches()) {
            now.rows()
                    .computeIfPresent(
                            Integer.parseInt(update.group(2)),
                            (_, row) ->
                                    row.replaceFirst(
                                            "\\|(applying|reverting|applied)\\|",
                                            "|" + update.group(1) + "|"));
        } else if (delete.matches()) {
            now.rows().remove(Integer.parseInt(delete.group(1)));
        } else if (!statement.matches("BEGIN|COMMIT|RESET .*|CREATE SCHEMA .*")) {
            now.statements().add(statement);
        }
        return now;
    }

    private static String unquoted(String line) {
        return line.substring(line.indexOf("$q$") + 3, line.lastIndexOf("$q$"));
    }

    private static String refusal(String statement) {
        long line = statement.substring(0, statement.indexOf("nowhere")).lines().count();
        return "psql:<stdin>:9: ERROR:  42P01: relation \"nowhere\" does not exist\nLINE "
                + line
                + ": …\nLOCATION:  parserOpenTable, parse_relation.c:1392";
    }

    private static void write(OutputConsumer out, Stream stream, String line) throws IOException {
        var bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        out.accept(stream, bytes, 0, bytes.length);
    }
}
