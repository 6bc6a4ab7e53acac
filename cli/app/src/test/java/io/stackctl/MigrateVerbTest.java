package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.command.CommandLineTool;
import io.stackctl.engine.FakeEngine;
import io.stackctl.migration.FakePostgres;
import io.stackctl.terminal.Captured;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.TestSurroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code migrate} says and how it ends, against a database that is not there. */
class MigrateVerbTest {

    private static final String STACK =
            """
            name: shop
            services:
              db: {image: 'postgres:15'}
              web: {image: 'shop:1', depends_on: [db]}
            x-stackctl: {migrations: {directory: sql, database: db}}
            """;

    private final FakeEngine engine = FakeEngine.with("postgres:15", "shop:1");
    private final FakePostgres database = new FakePostgres();

    @TempDir Path folder;

    @BeforeEach
    void define() throws IOException {
        engine.play(database);
        write("compose.yaml", STACK);
        migration("001_users", "CREATE TABLE users ();", "DROP TABLE users;");
        migration("002_tokens", "CREATE TABLE tokens ();", "DROP TABLE tokens;");
    }

    @Test
    void the_start_of_the_stack_applies_what_is_pending_and_status_shows_it() throws IOException {
        up();
        migration("003_orders", "CREATE TABLE orders ();", "DROP TABLE orders;");

        assertEquals(List.of("CREATE TABLE users ()", "CREATE TABLE tokens ()"), kept());
        assertEquals(
                """
                MIGRATION    STATE     APPLIED AT             TOOK
                001_users    applied   2026-11-21T12:00:00Z   12 ms
                002_tokens   applied   2026-11-21T12:00:00Z   12 ms
                003_orders   pending   -                      -
                """,
                say("migrate", "status"));
        assertTrue(
                say("migrate", "status", "--format", "json")
                        .contains(
                                """
                                {"Version":3,"Name":"003_orders","State":"pending","AppliedAt":"","DurationMs":0}\
                                """));
    }

    @Test
    void up_and_down_go_so_many_steps_and_count_them() throws IOException {
        up();

        assertEquals("2 reverted, 2 pending\n", say("migrate", "down", "9"));
        assertEquals("nothing to do, 2 pending\n", say("migrate", "down"));
        assertEquals("1 applied, 1 pending\n", say("migrate", "up", "1"));
        assertEquals("would run up 002_tokens\n", say("--dry-run", "migrate", "up"));
        assertEquals("1 applied, 0 pending\n", say("migrate", "up"));
        assertEquals("nothing to do, 0 pending\n", say("migrate", "up"));
    }

    @Test
    void what_waits_for_a_deployment_runs_when_somebody_says_so() throws IOException {
        up();
        migration("003_drop", "-- stackctl: after\nDROP TABLE tokens;", "SELECT 1;");
        migration("004_more", "CREATE TABLE more ();", "DROP TABLE more;");

        assertEquals(
                "1 applied, 0 pending, 1 waiting for '--contract', or for a deployment\n",
                say("migrate", "up"));
        var status = run("", "migrate", "status");
        assertEquals(0, status.code());
        assertTrue(status.out().contains("003_drop     waiting "), status.out());
        assertEquals("would run up 003_drop\n", say("--dry-run", "migrate", "up", "--contract"));
        assertEquals("1 applied, 0 pending\n", say("migrate", "up", "--contract"));
        assertTrue(
                fail("migrate", "down", "--contract")
                        .contains("has no meaning for 'migrate down'"));
    }

    @Test
    void redo_takes_the_newest_file_as_it_is_now() throws IOException {
        up();
        migration("002_tokens", "CREATE TABLE tokens (id int);", "DROP TABLE tokens;");

        assertEquals("1 reverted, 1 applied, 0 pending\n", say("migrate", "redo"));
        assertEquals(
                List.of("DROP TABLE tokens", "CREATE TABLE tokens (id int)"), kept().subList(2, 4));
    }

    @Test
    void a_changed_file_is_reported_and_stops_the_way_forward() throws IOException {
        up();
        migration("001_users", "CREATE TABLE people ();", "DROP TABLE people;");

        var status = run("", "migrate", "status");
        assertEquals(1, status.code());
        assertTrue(status.out().contains("001_users    changed "), status.out());
        assertTrue(status.out().contains("migrate resolve 001 applied"), status.out());
        assertTrue(fail("migrate", "up").startsWith("001_users is not what was applied"));
        assertTrue(fail("up", "-d").contains("001_users is not what was applied"));
        assertEquals("", say("migrate", "resolve", "1", "applied"));
        assertEquals("nothing to do, 0 pending\n", say("migrate", "up"));
    }

    @Test
    void a_reset_lists_what_it_reverts_and_a_no_leaves_everything() throws IOException {
        up();

        var no = run("n\n", "migrate", "reset");
        assertEquals(1, no.code());
        assertEquals("Nothing was changed.\n", no.err());
        assertTrue(no.out().endsWith("is lost:\n  002_tokens\n  001_users\nGo on?"), no.out());
        assertEquals("nothing to do, 0 pending\n", say("migrate", "up"));

        assertTrue(run("y\n", "migrate", "reset").out().endsWith("2 reverted, 2 pending\n"));
        assertEquals("nothing to do, 2 pending\n", say("migrate", "reset"));
    }

    @Test
    void nuke_takes_a_no_in_the_same_way() throws IOException {
        up();

        var no = run("n\n", "nuke");

        assertEquals(1, no.code());
        assertEquals("Nothing was changed.\n", no.err());
        assertFalse(engine.isEmpty());
    }

    @Test
    void a_reset_in_production_wants_to_be_forced() throws IOException {
        write("compose.yaml", STACK.replace("{migrations", "{environment: prod, migrations"));
        up();

        assertEquals(
                """
                a reset reverts everything, and this is the environment 'prod'
                  --force does it nevertheless
                """,
                fail("migrate", "reset", "--yes"));
        assertEquals("2 reverted, 2 pending\n", say("migrate", "reset", "--yes", "--force"));
    }

    @Test
    void a_flag_of_another_action_is_refused_before_anything_is_done() throws IOException {
        up();

        for (var stray : List.of("--force", "--format=json")) {
            var ended = run("", "migrate", "down", stray);
            assertTrue(ended.code() != 0);
            assertTrue(ended.err().contains("has no meaning for 'migrate down'"), ended.err());
        }
        assertEquals("nothing to do, 0 pending\n", say("migrate", "up"));
    }

    @Test
    void create_makes_the_next_pair_and_says_where() throws IOException {
        var made = say("migrate", "create", "add_orders");

        assertTrue(made.endsWith("/sql/003_add_orders.down.sql\n"), made);
        assertTrue(Files.exists(folder.resolve("sql/003_add_orders.up.sql")));
        assertEquals(
                "create takes the name of the migration, such as add_tokens\n",
                fail("migrate", "create"));
    }

    @Test
    void a_migration_that_fails_is_not_kept_and_says_where() throws IOException {
        up();
        migration("003_bad", "CREATE TABLE half ();\nSELECT *\nFROM nowhere;", "SELECT 1;");

        var failed = run("", "migrate", "up");

        assertEquals(1, failed.code());
        assertTrue(
                failed.err()
                        .endsWith(
                                """
                                sql/003_bad.up.sql:3: relation "nowhere" does not exist (SQLSTATE 42P01)
                                  nothing of it was kept; correct the file and run it again
                                """),
                failed.err());
        assertEquals(2, kept().size());
    }

    @Test
    void one_that_breaks_off_outside_a_transaction_is_dirty_until_somebody_resolves_it()
            throws IOException {
        up();
        migration(
                "003_bad",
                "-- stackctl: no-transaction\nCREATE TABLE half ();\nSELECT * FROM nowhere;",
                "SELECT 1;");

        assertTrue(fail("migrate", "up").contains("'migrate resolve 003 applied'"));
        assertTrue(kept().contains("CREATE TABLE half ()"));
        assertTrue(run("", "migrate", "status").out().contains("003_bad      dirty "));
        assertTrue(fail("migrate", "up").startsWith("003_bad was broken off"));
        assertEquals("", say("migrate", "resolve", "3", "pending"));
        migration("003_bad", "CREATE TABLE whole ();", "DROP TABLE whole;");
        assertEquals("1 applied, 0 pending\n", say("migrate", "up"));
        assertTrue(fail("migrate", "resolve", "3").startsWith("resolve takes a version"));
    }

    @Test
    void a_stack_that_starts_again_is_migrated_first() throws IOException {
        up();
        say("stop", "web");
        migration("003_orders", "CREATE TABLE orders ();", "DROP TABLE orders;");

        say("start");

        assertEquals("CREATE TABLE orders ()", kept().getLast());
        assertEquals("start shop-web-1", engine.calls().getLast());
    }

    @Test
    void a_job_of_the_stack_that_fails_stops_its_start() throws IOException {
        write(
                "compose.yaml",
                """
                name: shop
                services:
                  db: {image: 'postgres:15'}
                  migrations: {image: 'shop:1', command: [sh, -c, 'echo 003 is broken >&2; exit 3'], depends_on: [db]}
                  web:
                    image: shop:1
                    depends_on: {migrations: {condition: service_completed_successfully}}
                x-stackctl: {migrations: {directory: sql, database: db, job: migrations}}
                """);

        var failed = run("", "up", "-d");

        assertEquals(1, failed.code());
        assertTrue(
                failed.err()
                        .endsWith(
                                """
                                service "migrations" didn't complete successfully: exit 3
                                  the last lines of shop-migrations-1:
                                    | 003 is broken
                                """),
                failed.err());
        assertFalse(engine.calls().contains("start shop-web-1"));
        assertEquals(List.of(), kept());
    }

    @Test
    void a_stack_without_migrations_is_told_how_to_declare_them() throws IOException {
        write("compose.yaml", "name: shop\nservices: {db: {image: 'postgres:15'}}\n");

        assertEquals(
                """
                stack shop declares no migrations
                  add x-stackctl: {migrations: {directory: ./migrations, database: SERVICE}} to its definition
                """,
                fail("migrate", "status"));
    }

    @Test
    void a_database_that_does_not_run_is_named() {
        assertEquals("service \"db\" is not running\n", fail("migrate", "status"));
    }

    @Test
    void words_that_make_no_sense_are_refused_before_anything_is_done() {
        assertEquals(
                """
                unknown command: "stackctl migrate statu"
                  Did you mean 'stackctl migrate status'?
                """,
                fail("migrate", "statu"));
        assertTrue(fail("migrate", "down", "x").startsWith("'x' is not how many migrations"));
        assertEquals("'now' is too much after status\n", fail("migrate", "status", "now"));
        assertEquals(List.of(), engine.calls());
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void migration(String name, String up, String down) throws IOException {
        write("sql/" + name + ".up.sql", up + "\n");
        write("sql/" + name + ".down.sql", down + "\n");
    }

    private List<String> kept() {
        return database.statements();
    }

    private void up() {
        say("up", "-d");
    }

    private String say(String... line) {
        var ended = run("", line);
        assertEquals(0, ended.code(), ended.err());
        return ended.out();
    }

    private String fail(String... line) {
        var ended = run("", line);
        assertEquals(1, ended.code(), ended.out());
        assertEquals("", ended.out());
        return ended.err();
    }

    private record Ended(int code, String out, String err) {}

    private Ended run(String input, String... line) {
        Captured console = Captured.of(Map.of(), folder, input);
        var wiring =
                new Wiring(
                        (events, confirmation, dryRun) ->
                                TestSurroundings.of(
                                        engine, events, confirmation, Interruption.never(), dryRun),
                        Optional.empty());
        int code = new CommandLineTool(console.get(), wiring, Optional.empty()).execute(line);
        return new Ended(code, console.out(), console.err());
    }
}
