package io.stackctl.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.FakeEngine;
import io.stackctl.failure.StackException;
import io.stackctl.local.TestSettings;
import io.stackctl.migration.rule.Request;
import io.stackctl.model.Stack;
import io.stackctl.planner.Gate;
import io.stackctl.planner.reconcile.Facts;
import io.stackctl.planner.reconcile.Planner;
import io.stackctl.planner.reconcile.ReconcileOptions;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.planner.reconcile.Standing;
import io.stackctl.state.ObservedStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationGateTest {

    private final FakeEngine engine = FakeEngine.with();

    @TempDir Path folder;

    @BeforeEach
    void write() throws IOException {
        migration("001_users");
    }

    private void migration(String name) throws IOException {
        Files.writeString(folder.resolve(name + ".up.sql"), "CREATE TABLE users ();\n");
        Files.writeString(folder.resolve(name + ".down.sql"), "DROP TABLE users;\n");
    }

    private Stack shop(String more) {
        return Stacks.shop(
                """
                services:
                  web: {image: 'shop:1', depends_on: [db]}
                  db: {image: 'postgres:17'}
                x-stackctl: {migrations: {directory: FOLDER, database: dbMORE}}
                """
                        .replace("FOLDER", folder.toString())
                        .replace("MORE", more));
    }

    private Optional<Gate> gate(Stack stack, ObservedStack observed) {
        return MigrationGate.of(stack, observed, engine, TestSettings.process(), Request.Up.WHOLE);
    }

    @Test
    void a_database_that_starts_is_migrated_before_those_that_depend_on_it() {
        var stack = shop("");
        var observed = Standing.before(stack).build();
        var gates = gate(stack, observed).stream().toList();

        var plan =
                Planner.plan(stack, observed, ReconcileOptions.DEFAULTS.knowing(Facts.of(gates)));

        assertEquals(
                """
                5 [4]   await   service db           others depend on it
                6 [5]   migrate db/1                 the database starts
                7 [3,6] start   web/1                created
                """,
                plan.toString().lines().skip(4).collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void a_database_that_runs_and_gives_no_answer_is_migrated_without_being_changed() {
        var stack = shop("");
        var observed = Standing.after(stack).build();
        var gates = gate(stack, observed).stream().toList();

        assertEquals(
                "1 [] migrate db/1 the database cannot tell what is pending\n",
                Planner.plan(stack, observed, ReconcileOptions.DEFAULTS.knowing(Facts.of(gates)))
                        .toString());
    }

    @Test
    void a_stack_whose_own_job_migrates_is_left_to_it() {
        var stack = shop(", job: web");

        assertEquals(Optional.empty(), gate(stack, Standing.before(stack).build()));
    }

    @Test
    void files_that_are_not_in_order_are_refused_before_anything_is_changed() throws IOException {
        migration("001_again");
        var stack = shop("");
        var nothing = Standing.before(stack).build();

        var refused = assertThrows(StackException.class, () -> gate(stack, nothing));

        assertTrue(refused.failure().message().contains("001"), refused.failure().message());
    }
}
