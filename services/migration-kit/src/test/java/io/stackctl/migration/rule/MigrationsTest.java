package io.stackctl.migration.rule;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {

    @TempDir Path folder;

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void everything_that_is_wrong_with_a_directory_is_named_at_once() throws IOException {
        file("001_a.up.sql", "SELECT 1;");
        file("001_b.up.sql", "SELECT 1;");
        file("003_c.up.sql", "SELECT 1;");
        file("004_d.down.sql", "SELECT 1;");
        file("five.sql", "SELECT 1;");
        file("README.md", "no migration");

        var e = assertThrows(MigrationException.class, () -> Migrations.read(folder));

        assertEquals(
                """
                DIR/five.sql is not named like 001_create_users.up.sql
                DIR/001_b.up.sql has the version of 001_a.up.sql
                DIR/004_d.down.sql has no up file beside it
                version 002 is missing\
                """
                        .lines()
                        .sorted()
                        .toList(),
                e.message().replace(folder.toString(), "DIR").lines().sorted().toList());
    }

    @Test
    void what_is_no_file_or_has_no_end_is_not_read() throws IOException {
        var giant = folder.resolve("001_a.up.sql");
        try (var file = FileChannel.open(giant, CREATE, WRITE)) {
            file.write(ByteBuffer.wrap(new byte[1]), 64L * 1024 * 1024);
        }
        assertEquals(giant + " is longer than 64 MiB", refusal());

        Files.delete(giant);
        Files.createSymbolicLink(giant, Path.of("/dev/zero"));
        assertEquals(giant + " is not a file", refusal());
    }

    private String refusal() {
        return assertThrows(MigrationException.class, () -> Migrations.read(folder)).message();
    }

    @Test
    void the_checksum_is_that_of_the_text_and_not_of_its_line_ends() {
        var unix = new SqlFile("x", "SELECT 1;\nSELECT 2;\n");

        assertEquals(unix.checksum(), new SqlFile("x", "SELECT 1;\r\nSELECT 2;\r\n").checksum());
        assertNotEquals(unix.checksum(), new SqlFile("x", "SELECT 1;\nSELECT 3;\n").checksum());
    }

    @Test
    void a_header_takes_a_file_out_of_the_transaction_and_an_unknown_one_is_refused() {
        assertTrue(new SqlFile("x", "-- by hand\nSELECT 1;").transactional());
        assertFalse(new SqlFile("x", "-- stackctl: no-transaction\nVACUUM;").transactional());
        assertTrue(new SqlFile("x", "SELECT 1;\n-- stackctl: no-transaction").transactional());
        assertTrue(new SqlFile("x", "-- stackctl: after\nDROP TABLE t;").contracts());
        assertFalse(new SqlFile("x", "-- stackctl: no-transaction\nVACUUM;").contracts());
        var both =
                new SqlFile("x", "-- stackctl: after, no-transaction\nDROP INDEX CONCURRENTLY i;");
        assertTrue(both.contracts() && !both.transactional());
        assertThrows(
                MigrationException.class,
                () -> new SqlFile("x", "-- stackctl: notransaction\nVACUUM;").transactional());
    }

    @Test
    void a_file_that_would_break_out_of_its_transaction_is_refused() {
        for (var sql : new String[] {"BEGIN", "COMMIT", "end", "ROLLBACK", "START TRANSACTION"}) {
            var file = new SqlFile("x.sql", "SELECT 1;\n" + sql + ";");
            var e = assertThrows(MigrationException.class, file::statements);
            assertTrue(e.message().startsWith("x.sql:2: "), e.message());
        }
        assertEquals(
                3,
                new SqlFile("x", "SAVEPOINT a; ROLLBACK TO SAVEPOINT a; SELECT 1")
                        .statements()
                        .size());
    }

    @Test
    void a_file_without_a_statement_and_one_that_wants_input_are_refused() {
        assertThrows(
                MigrationException.class, () -> new SqlFile("x", "-- nothing yet\n").statements());
        assertThrows(
                MigrationException.class,
                () -> new SqlFile("x", "COPY users FROM stdin;").statements());
    }

    @Test
    void the_next_migration_gets_the_next_number_and_is_not_run_before_it_is_written()
            throws IOException {
        var first = NewMigration.create(folder.resolve("new"), "users");
        var second = NewMigration.create(folder.resolve("new"), "tokens");

        assertEquals("001_users.up.sql", first.getFirst().getFileName().toString());
        assertEquals("002_tokens.down.sql", second.getLast().getFileName().toString());
        var up = new SqlFile("x", Files.readString(second.getFirst()));
        assertTrue(up.transactional());
        assertThrows(MigrationException.class, up::statements);
        assertThrows(MigrationException.class, () -> NewMigration.create(folder, "../x"));
    }
}
