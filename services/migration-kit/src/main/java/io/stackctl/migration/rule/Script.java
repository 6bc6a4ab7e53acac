package io.stackctl.migration.rule;

import io.stackctl.migration.rule.AppliedMigration.Outcome;
import io.stackctl.migration.rule.Change.Direction;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that one change sends to the database: the statements of its file, and around them
 * what makes the change and its record one.
 *
 * @param before statements in front of the file's
 * @param after statements behind them
 */
record Script(
        Change change,
        SqlFile file,
        boolean transactional,
        List<String> before,
        List<SqlStatement> statements,
        List<String> after) {

    // A migration may change its session, and must change neither its record nor the next one.
    private static final List<String> FRESH = List.of("RESET SESSION AUTHORIZATION", "RESET ALL");

    Script {
        before = List.copyOf(before);
        statements = List.copyOf(statements);
        after = List.copyOf(after);
    }

    static Script up(Migration migration) {
        var file = migration.up();
        var version = migration.version();
        return of(
                new Change(migration.id(), Direction.UP),
                file,
                History.insert(
                        migration, file.transactional() ? Outcome.APPLIED : Outcome.APPLYING),
                History.finish(version));
    }

    /**
     * The way back.
     *
     * @throws MigrationException when there is none
     */
    static Script down(Migration migration) {
        var file =
                migration
                        .down()
                        .orElseThrow(() ->
                                new MigrationException(
                                        migration.up().path() + " has no down file beside it",
                                        "write what undoes it into "
                                                + migration.id()
                                                + ".down.sql; nothing was reverted"));
        var version = migration.version();
        return of(
                new Change(migration.id(), Direction.DOWN),
                file,
                file.transactional() ? History.delete(version) : History.reverting(version),
                History.delete(version));
    }

    private static Script of(Change change, SqlFile file, String record, String end) {
        var statements = file.statements();
        boolean transactional = file.transactional();
        var after = new ArrayList<>(FRESH);
        if (transactional) {
            after.add(record);
            after.add("COMMIT");
        } else {
            after.add(end);
        }
        return new Script(
                change,
                file,
                transactional,
                List.of(transactional ? "BEGIN" : record),
                statements,
                after);
    }

    /** All of it in the order in which it runs. */
    List<String> sql() {
        var all = new ArrayList<>(before);
        statements.forEach(statement -> all.add(statement.text()));
        all.addAll(after);
        return all;
    }

    /** Says where it failed, what the database said, and what is left of it. */
    MigrationException failed(StatementException e) {
        int index = e.index() - before.size();
        var place =
                index >= 0 && index < statements.size()
                        ? file.path() + ":" + (statements.get(index).line() + e.line() - 1)
                        : file.path() + ", at its " + (index < 0 ? "begin" : "end");
        return new MigrationException(place + ": " + e.words(), remedy(e));
    }

    private String remedy(StatementException e) {
        if (e.state().startsWith("08") || e.state().startsWith("57P")) { // connection, shutdown
            return "the database went away; 'migrate status' tells what was kept, once it is back";
        }
        if (e.state().equals("25001")) { // active_sql_transaction
            return "nothing of it was kept; give it a file of its own that begins with"
                    + " '-- stackctl: no-transaction'";
        }
        if (transactional) {
            return "nothing of it was kept; correct the file and run it again";
        }
        if (e.index() == 0) {
            return "nothing of it was run";
        }
        var version = change.migration().substring(0, change.migration().indexOf('_'));
        return "it runs in no transaction, so the statements before that one are kept, and nothing"
                + " else runs until it is settled: finish it by hand, then 'migrate resolve "
                + version
                + (change.direction() == Direction.UP
                        ? " applied', or undo it by hand, then 'migrate resolve "
                                + version
                                + " pending'"
                        : " pending', or restore by hand what it undid, then 'migrate resolve "
                                + version
                                + " applied'");
    }
}
