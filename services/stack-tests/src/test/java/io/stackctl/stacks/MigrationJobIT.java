package io.stackctl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack that is none of ours, with our job for its migrations and a folder of its own. */
@Tag("long")
class MigrationJobIT {
    private static final int COPIES = 10;

    @TempDir static Path folder;

    private static Stack stack;

    @BeforeAll
    static void start() throws Exception {
        var text = Files.readString(Stack.resource("migrated.yaml"));
        var file = folder.resolve("compose.yaml");
        Files.writeString(file, text.replace("REPOSITORY", Stack.file("").toString()));
        stack = Stack.of("migrated", file);
        stack.run("down", "-v", "--remove-orphans");
        stack.run("build");
        stack.run("up", "-d", "--wait", "db");
    }

    @AfterAll
    static void stop() throws Exception {
        stack.run("down", "-v", "--remove-orphans");
    }

    @BeforeEach
    void emptyDatabase() throws Exception {
        sql(
                "DROP SCHEMA IF EXISTS stackctl CASCADE; DROP SCHEMA public CASCADE;"
                        + " CREATE SCHEMA public");
        stack.run("rm", "-f", "-s", "migrations", "shop");
        try (var old = Files.newDirectoryStream(Files.createDirectories(folder.resolve("sql")))) {
            for (var each : old) {
                Files.delete(each);
            }
        }
        migration("001_users", "CREATE TABLE users (id int);", "DROP TABLE users;");
        migration("002_first", "INSERT INTO users VALUES (1);", "DELETE FROM users;");
        migration(
                "003_index",
                "-- stackctl: no-transaction\nCREATE INDEX CONCURRENTLY byid ON users (id);",
                "DROP INDEX byid;");
    }

    @Test
    void ten_copies_that_start_at_once_apply_each_migration_once() throws Exception {
        stack.run("up", "-d", "--scale", "migrations=" + COPIES);

        int applied = 0;
        for (var copy : IntStream.rangeClosed(1, COPIES).boxed().toList()) {
            applied += Engine.log("migrated-migrations-" + copy).split("applied 00", -1).length - 1;
        }
        System.out.println("copies " + COPIES + ", migrations 3, applied " + applied);
        assertEquals(3, applied);
        assertEquals("1", sql("SELECT count(*) FROM users"));
        assertEquals("running", state("migrated-shop-1"));
        // The verb reads the same history.
        assertEquals(3, count(stack.run("migrate", "status"), " applied "));
        assertEquals("nothing to do, 0 pending\n", stack.run("migrate", "up"));
    }

    @Test
    void one_that_fails_stops_the_start_and_leaves_nothing_of_it() throws Exception {
        migration("004_bad", "CREATE TABLE half (id int);\n\nSELECT *\nFROM nowhere;", "SELECT 1;");

        var said = stack.refusal("up", "-d");

        assertTrue(said.contains("\"migrations\" didn't complete successfully: exit 1"), said);
        assertTrue(said.contains("004_bad.up.sql:4: relation \"nowhere\" does not exist"), said);
        assertEquals("created", state("migrated-shop-1"));
        assertEquals("", sql("SELECT to_regclass('half')"));

        migration("004_bad", "CREATE TABLE half (id int);", "DROP TABLE half;");
        stack.run("up", "-d");

        assertEquals("half", sql("SELECT to_regclass('half')"));
        assertEquals("running", state("migrated-shop-1"));
    }

    @Test
    void one_that_breaks_off_outside_a_transaction_is_dirty_and_has_a_way_out() throws Exception {
        migration(
                "003_index",
                "-- stackctl: no-transaction\nCREATE TABLE kept ();\nVACUUM nowhere;",
                "DROP TABLE kept;");

        assertTrue(job(false, "up").contains("'migrate resolve 003 applied'"));
        assertEquals("kept", sql("SELECT to_regclass('kept')"));
        assertTrue(job(false, "status").contains("dirty    003_index"));
        assertEquals("3 counts as applied\n", job(true, "resolve", "3", "applied"));
        assertEquals("nothing to do, 0 pending\n", job(true, "up"));
    }

    @Test
    void the_job_reports_drift_goes_back_and_spares_production() throws Exception {
        assertTrue(job(true, "up").endsWith("3 applied, 0 pending\n"));

        migration("001_users", "CREATE TABLE users (id bigint);", "DROP TABLE users;");
        assertTrue(job(false, "up").contains("001_users is not what was applied"));

        assertTrue(job(true, "reset", "--yes").endsWith("3 reverted, 3 pending\n"));
        var production = List.of("run", "--rm", "-T", "-e", "STACKCTL_ENV=prod", "migrations");
        assertTrue(
                said(false, production, "reset", "--yes")
                        .contains("this is the environment 'prod'"));
    }

    private static void migration(String name, String up, String down) throws IOException {
        Files.writeString(folder.resolve("sql/" + name + ".up.sql"), up + "\n");
        Files.writeString(folder.resolve("sql/" + name + ".down.sql"), down + "\n");
    }

    /** What a command of the job says. */
    private static String job(boolean succeeds, String... command) throws Exception {
        return said(succeeds, List.of("run", "--rm", "-T", "migrations"), command);
    }

    private static String said(boolean succeeds, List<String> run, String... command)
            throws Exception {
        var words = new java.util.ArrayList<>(run);
        words.addAll(List.of(command));
        var line = words.toArray(String[]::new);
        return succeeds ? stack.run(line) : stack.refusal(line);
    }

    private static String sql(String query) throws Exception {
        return stack.run(
                        "exec",
                        "-T",
                        "db",
                        "psql",
                        "-q",
                        "-U",
                        "shop",
                        "-At",
                        "-v",
                        "ON_ERROR_STOP=1",
                        "-c",
                        query)
                .strip();
    }

    private static String state(String container) throws IOException {
        return Engine.container(container).at("State", "Status").text();
    }

    private static int count(String text, String word) {
        return text.split(word, -1).length - 1;
    }
}
