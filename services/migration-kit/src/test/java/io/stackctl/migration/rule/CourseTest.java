package io.stackctl.migration.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.migration.rule.AppliedMigration.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CourseTest {

    private static final List<Migration> THREE =
            List.of(migration(1, "a"), migration(2, "b"), migration(3, "c"));

    private static Migration migration(int version, String name) {
        return new Migration(
                new Version(version),
                name,
                new SqlFile(name, "SELECT '" + name + "';"),
                Optional.of(new SqlFile(name, "SELECT 1;")));
    }

    private static AppliedMigration applied(Migration migration, Outcome outcome) {
        return new AppliedMigration(
                migration.version(),
                migration.name(),
                migration.up().checksum(),
                outcome,
                Instant.EPOCH,
                Duration.ZERO,
                migration.contracts());
    }

    private static List<AppliedMigration> applied(int... versions) {
        return Arrays.stream(versions)
                .mapToObj(version -> applied(THREE.get(version - 1), Outcome.APPLIED))
                .toList();
    }

    private static String course(
            List<Migration> files, List<AppliedMigration> history, String... words) {
        return new Course(new Migrations(files), history)
                .of(Request.of(List.of(words))).stream().map(Script::change).toList().toString();
    }

    @Test
    void going_forward_applies_what_is_pending_in_order() {
        assertEquals("[up 001_a, up 002_b, up 003_c]", course(THREE, applied(), "up"));
        assertEquals("[up 002_b]", course(THREE, applied(1), "up", "1"));
        assertEquals("[]", course(THREE, applied(1, 2, 3), "up"));
    }

    @Test
    void going_back_reverts_the_newest_first() {
        assertEquals("[down 002_b]", course(THREE, applied(1, 2), "down"));
        assertEquals("[down 002_b, down 001_a]", course(THREE, applied(1, 2), "down", "9"));
        assertEquals("[down 002_b, up 002_b]", course(THREE, applied(1, 2), "redo"));
        assertEquals(
                "[down 003_c, down 002_b, down 001_a]", course(THREE, applied(1, 2, 3), "reset"));
        assertEquals("[]", course(THREE, applied(), "redo"));
    }

    @Test
    void a_changed_file_stops_the_way_forward_and_not_the_way_back() {
        var changed = new ArrayList<>(THREE);
        changed.set(0, migration(1, "other"));

        var e = assertThrows(MigrationException.class, () -> course(changed, applied(1, 2), "up"));

        assertTrue(e.message().startsWith("001_a is not what was applied"), e.message());
        assertEquals("[down 002_b]", course(changed, applied(1, 2), "down"));
    }

    @Test
    void one_that_was_broken_off_stops_everything() {
        var history = List.of(applied(THREE.getFirst(), Outcome.APPLYING));

        for (var word : Request.WORDS) {
            var e = assertThrows(MigrationException.class, () -> course(THREE, history, word));
            assertTrue(e.message().contains("migrate resolve 001 applied"), e.message());
        }
    }

    @Test
    void lost_files_and_late_ones_are_told() {
        var lost =
                assertThrows(
                        MigrationException.class,
                        () -> course(THREE.subList(0, 1), applied(1, 2), "down"));
        var late = assertThrows(MigrationException.class, () -> course(THREE, applied(1, 3), "up"));

        assertTrue(lost.message().startsWith("002_b was applied, and its files"), lost.message());
        assertTrue(late.message().startsWith("002_b came after newer ones"), late.message());
    }

    @Test
    void what_takes_something_away_waits_and_is_never_late() {
        var files = new ArrayList<>(THREE);
        files.set(
                1,
                new Migration(
                        new Version(2),
                        "b",
                        new SqlFile("b", "-- stackctl: after\nSELECT 1;"),
                        Optional.empty()));

        assertEquals("[up 003_c]", course(files, applied(1), "up"));
        assertEquals("[up 002_b, up 003_c]", course(files, applied(1), "up", "--contract"));
        assertEquals("[up 002_b]", course(files, applied(1), "up", "1", "--contract"));
        assertEquals("[]", course(files, applied(1, 3), "up"));
        assertEquals("[up 002_b]", course(files, applied(1, 3), "up", "--contract"));
        assertEquals("[down 003_c]", course(files, applied(1, 3), "down"));
    }

    @Test
    void a_new_database_gets_all_of_them_in_their_order() {
        var files = new ArrayList<>(THREE);
        files.set(
                0,
                new Migration(
                        new Version(1),
                        "a",
                        new SqlFile("a", "-- stackctl: after\nSELECT 1;"),
                        Optional.empty()));

        assertEquals("[up 001_a, up 002_b, up 003_c]", course(files, applied(), "up"));
    }

    @Test
    void requests_that_are_none_are_refused() {
        for (var words :
                List.of(
                        "down --contract",
                        "up 0",
                        "up x",
                        "down -1",
                        "redo 2",
                        "sideways",
                        "up 1 2")) {
            assertThrows(
                    MigrationException.class, () -> Request.of(List.of(words.split(" "))), words);
        }
    }

    @Test
    void a_reset_of_production_wants_to_be_forced() {
        var reset = new Request.Reset();

        assertThrows(MigrationException.class, () -> reset.check("prod", false));
        assertThrows(MigrationException.class, () -> reset.check(" Production", false));
        reset.check("prod", true);
        reset.check("dev", false);
        reset.check("", false);
    }
}
