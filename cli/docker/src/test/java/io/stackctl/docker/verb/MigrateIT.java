package io.stackctl.docker.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.docker.DockerEngine;
import io.stackctl.engine.Engine;
import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.StackException;
import io.stackctl.local.TestSettings;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ContainerName;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.state.ContainerState;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Down;
import io.stackctl.workflow.lifecycle.Migrate;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack that is nobody's: a PostgreSQL, a directory of files, and a service that needs both. */
class MigrateIT {

    @TempDir Path folder;

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Engine engine = new DockerEngine(TestSettings.process(), _ -> {});

    @BeforeEach
    void writeStack() throws IOException {
        var images = Path.of("../../ressources").toAbsolutePath().normalize();
        write(
                "compose.yaml",
                """
                name: migrate-it
                services:
                  db:
                    image: postgres:15
                    environment: {POSTGRES_USER: shop, POSTGRES_PASSWORD: secret}
                    healthcheck: {test: [CMD, pg_isready, -U, shop], interval: 1s, retries: 90}
                  web:
                    image: debian:12-slim
                    command: sleep 1000
                    stop_grace_period: 0s
                    depends_on: [db]
                x-stackctl:
                  base-images:
                    debian:12-slim: { pull: true, bootstrap: IMAGES/debian bookworm }
                    postgres:15: { pull: true, build: IMAGES/postgres }
                  migrations: {directory: sql, database: db}
                """
                        .replace("IMAGES", images.toString()));
        migration("001_users", "CREATE TABLE users (id int, email text);", "DROP TABLE users;");
        migration(
                "002_index",
                "-- stackctl: no-transaction\nCREATE INDEX CONCURRENTLY byid ON users (id);",
                "DROP INDEX byid;");
        migration("003_first", "INSERT INTO users VALUES (1, 'a');", "DELETE FROM users;");
    }

    @AfterEach
    void remove() {
        new Down(around())
                .run(
                        new FoundStack.Defined(stack()),
                        new DownOptions(StopOptions.DEFAULTS, true, true, DownOptions.Images.NONE));
        engine.close();
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

    private Stack stack() {
        return new StackLoader(_ -> {}).load(LoadRequest.in(folder.toString(), Map.of()).build());
    }

    private Surroundings around() {
        return TestSurroundings.of(engine, events::add, _ -> true, Interruption.never(), false);
    }

    private void up() {
        new Up(around()).run(stack(), UpRequest.DEFAULTS);
    }

    private String migrate(String... words) {
        var report = new Migrate(around()).run(stack(), Migrate.request(List.of(words)), false);
        return report.orElseThrow().changes().toString();
    }

    private String states() {
        return new Migrate(around())
                .status(stack()).entries().stream()
                        .map(entry -> entry.state().word())
                        .toList()
                        .toString();
    }

    private String failure(Runnable action) {
        return assertThrows(StackException.class, action::run).failure().message();
    }

    private String table(String name) throws Exception {
        return sql("SELECT coalesce(to_regclass('" + name + "')::text, 'none')");
    }

    private String sql(String query) throws Exception {
        var container = containerOf("db");
        var spec =
                new io.stackctl.engine.Executions.ExecSpec(
                        List.of("psql", "-U", "shop", "-Atc", query),
                        Map.of(),
                        "",
                        "",
                        false,
                        false,
                        false);
        var execution =
                engine.executions()
                        .create(
                                engine.containers()
                                        .inspect(ContainerName.of(container))
                                        .orElseThrow()
                                        .id(),
                                spec);
        var text = new java.io.ByteArrayOutputStream();
        try (var session = engine.executions().start(execution, spec)) {
            session.pump((_, buffer, offset, length) -> text.write(buffer, offset, length));
        }
        return text.toString(java.nio.charset.StandardCharsets.UTF_8).strip();
    }

    private String containerOf(String service) {
        return "migrate-it-" + service + "-1";
    }

    @Test
    void pending_migrations_run_at_the_start_and_a_failing_one_stops_it() throws Exception {
        migration("004_bad", "CREATE TABLE half (id int);\n\nSELECT *\nFROM nowhere;", "SELECT 1;");

        var message = failure(this::up);

        assertTrue(message.contains("sql/004_bad.up.sql:4: relation \"nowhere\""), message);
        assertEquals("[applied, applied, applied, pending]", states());
        assertEquals("none", table("half"));
        assertEquals(
                Optional.of(ContainerState.CREATED),
                engine.containers()
                        .inspect(ContainerName.of(containerOf("web")))
                        .map(detail -> detail.state()));

        migration("004_bad", "CREATE TABLE half (id int);", "DROP TABLE half;");
        up();

        assertEquals("half", table("half"));
        assertEquals(
                Optional.of(ContainerState.RUNNING),
                engine.containers()
                        .inspect(ContainerName.of(containerOf("web")))
                        .map(detail -> detail.state()));
        assertTrue(new Up(around()).run(stack(), UpRequest.DEFAULTS).isEmpty());
    }

    @Test
    void the_database_goes_forward_and_back_and_a_broken_off_one_has_a_way_out() throws Exception {
        up();

        assertEquals("[down 003_first, down 002_index]", migrate("down", "2"));
        assertEquals("[up 002_index]", migrate("up", "1"));
        assertEquals("[down 002_index, up 002_index]", migrate("redo"));
        assertEquals("[up 003_first]", migrate("up"));
        assertEquals("1", sql("SELECT count(*) FROM users"));

        write("sql/003_first.up.sql", "INSERT INTO users VALUES (2, 'b');\n");
        assertEquals("[applied, applied, changed]", states());
        assertTrue(failure(() -> migrate("up")).startsWith("003_first is not what was applied"));
        assertEquals("[down 003_first, up 003_first]", migrate("redo"));

        migration(
                "004_twice",
                "-- stackctl: no-transaction\nCREATE TABLE kept ();\nVACUM;",
                "SELECT 1;");
        assertTrue(failure(() -> migrate("up")).contains("004_twice.up.sql:3: "));
        assertEquals("[applied, applied, applied, dirty]", states());
        assertEquals("kept", table("kept"));
        assertTrue(failure(() -> migrate("up")).contains("migrate resolve 004 pending"));
        new Migrate(around()).resolve(stack(), "4", false);
        assertEquals("[applied, applied, applied, pending]", states());
        new Migrate(around()).resolve(stack(), "4", true);

        assertEquals(
                "[down 004_twice, down 003_first, down 002_index, down 001_users]",
                migrate("reset"));
        assertEquals("none", table("users"));
    }

    @Test
    void ten_runs_at_once_apply_each_migration_once() throws Exception {
        up();
        migrate("reset");
        events.clear();
        var runs = new ArrayList<Callable<String>>();
        for (int i = 0; i < 10; i++) {
            runs.add(() -> migrate("up"));
        }

        int applied = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : threads.invokeAll(runs)) {
                applied += result.get().split("up ", -1).length - 1;
            }
        }

        var told =
                events.stream()
                        .filter(event ->
                                event instanceof Event.ResourceChanged changed
                                        && changed.resource().kind() == Resource.Kind.MIGRATION
                                        && changed.status() == Status.APPLIED)
                        .count();
        assertEquals(3, applied);
        assertEquals(3, told);
        assertEquals("1", sql("SELECT count(*) FROM users"));
    }
}
