package io.stackctl.docker.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.docker.DockerEngine;
import io.stackctl.engine.Engine;
import io.stackctl.engine.Executions.ExecSpec;
import io.stackctl.failure.Failure.DeploymentFailed;
import io.stackctl.failure.Failure.DeploymentFailed.End;
import io.stackctl.failure.StackException;
import io.stackctl.history.RecordNames;
import io.stackctl.local.TestSettings;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ContainerName;
import io.stackctl.model.name.StackName;
import io.stackctl.model.name.VolumeName;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.deploy.Deploy;
import io.stackctl.workflow.deploy.DeployRequest;
import io.stackctl.workflow.deploy.Rollback;
import io.stackctl.workflow.lifecycle.Down;
import io.stackctl.workflow.lifecycle.Migrate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Migrations before and after deployments, on a real PostgreSQL. */
@Timeout(600)
class ExpandContractIT {

    private static final StackName STACK = StackName.of("expand-it");

    @TempDir Path folder;

    private final Engine engine = new DockerEngine(TestSettings.process(), _ -> {});

    @BeforeEach
    void writeFirstVersion() throws IOException {
        version("1");
        migration("001_users", "CREATE TABLE users (nick text);");
    }

    @AfterEach
    void remove() {
        new Down(around())
                .run(
                        new FoundStack.Defined(stack()),
                        new DownOptions(StopOptions.DEFAULTS, true, true, DownOptions.Images.NONE));
        var kept = new RecordNames(STACK).prefix();
        for (var volume : engine.volumes().all()) {
            if (volume.name().startsWith(kept)) {
                engine.volumes().remove(VolumeName.of(volume.name()), false);
            }
        }
        for (int revision = 1; revision <= 4; revision++) {
            engine.images().remove(STACK + "-db:stackctl-r" + revision, false);
            engine.images().remove(STACK + "-web:stackctl-r" + revision, false);
        }
        engine.close();
    }

    @Test
    void a_column_is_renamed_without_a_version_that_lacks_it() throws Exception {
        deploy();
        // As a runner that knew nothing of this has made it.
        sql("ALTER TABLE stackctl.migrations DROP COLUMN contract");
        version("2");
        migration("002_name", "ALTER TABLE users ADD name text;");
        migration("003_nick", "-- stackctl: after\nALTER TABLE users DROP nick;");

        migrate("up");
        assertEquals("nick,name", columns());
        assertEquals("[applied, applied, waiting]", states());
        deploy();
        assertEquals("name", columns());
        assertEquals("[applied, applied, applied]", states());
        assertEquals(
                "1 false,2 false,3 true",
                sql(
                        "SELECT string_agg(version || ' ' || contract, ',' ORDER BY version) FROM"
                                + " stackctl.migrations"));

        var back =
                assertThrows(
                        StackException.class,
                        () ->
                                new Rollback(around())
                                        .run(STACK, Optional.empty(), DeployRequest.UNCHANGED));
        var failure = (DeploymentFailed) back.failure();
        assertEquals(End.NO_WAY_BACK, failure.end());
        assertTrue(failure.message().endsWith("003_nick.up.sql"), failure::message);
        assertEquals("2", version());
    }

    @Test
    void what_cannot_be_taken_away_is_left_to_the_next_deployment() throws Exception {
        deploy();
        version("2");
        migration("002_gone", "-- stackctl: after\nALTER TABLE nowhere DROP nick;");

        var thrown = assertThrows(StackException.class, this::deploy);

        assertEquals(End.MIXED, ((DeploymentFailed) thrown.failure()).end());
        assertTrue(thrown.failure().message().contains("002_gone.up.sql:2"), thrown::toString);
        assertEquals("2", version());
        migration("002_gone", "-- stackctl: after\nALTER TABLE users DROP nick;");
        deploy();
        assertEquals("", columns());
    }

    private void version(String version) throws IOException {
        var images = Path.of("../../ressources").toAbsolutePath().normalize();
        write(
                "compose.yaml",
                """
                name: expand-it
                services:
                  db:
                    image: postgres:15
                    environment: {POSTGRES_USER: shop, POSTGRES_PASSWORD: secret}
                    healthcheck: {test: [CMD, pg_isready, -U, shop], interval: 1s, retries: 90}
                  web:
                    image: debian:12-slim
                    command: sleep 1000
                    environment: { V: "VERSION" }
                    stop_grace_period: 0s
                    depends_on: [db]
                x-stackctl:
                  base-images:
                    debian:12-slim: { pull: true, bootstrap: IMAGES/debian bookworm }
                    postgres:15: { pull: true, build: IMAGES/postgres }
                  migrations: {directory: sql, database: db}
                  deploy: { min-healthy: 0s }
                """
                        .replace("IMAGES", images.toString())
                        .replace("VERSION", version));
    }

    private void migration(String name, String up) throws IOException {
        write("sql/" + name + ".up.sql", up + "\n");
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Stack stack() {
        return new StackLoader(_ -> {}).load(LoadRequest.in(folder.toString(), Map.of()).build());
    }

    private Surroundings around() {
        return TestSurroundings.of(engine, _ -> {}, _ -> true, Interruption.never(), false);
    }

    private void deploy() {
        new Deploy(around()).run(stack(), DeployRequest.DEFAULTS);
    }

    private void migrate(String... words) {
        new Migrate(around()).run(stack(), Migrate.request(List.of(words)), false);
    }

    private String states() {
        return new Migrate(around())
                .status(stack()).entries().stream()
                        .map(entry -> entry.state().word())
                        .toList()
                        .toString();
    }

    private String columns() throws IOException {
        return sql(
                "SELECT string_agg(column_name, ',' ORDER BY ordinal_position) FROM"
                        + " information_schema.columns WHERE table_name = 'users' AND table_schema ="
                        + " 'public'");
    }

    private String version() throws IOException {
        return output("web", List.of("sh", "-c", "echo $V"));
    }

    private String sql(String query) throws IOException {
        return output("db", List.of("psql", "-U", "shop", "-Atc", query));
    }

    private String output(String service, List<String> command) throws IOException {
        var container = ContainerName.of(STACK + "-" + service + "-1");
        var spec = new ExecSpec(command, Map.of(), "", "", false, false, false);
        var execution =
                engine.executions()
                        .create(engine.containers().inspect(container).orElseThrow().id(), spec);
        var text = new ByteArrayOutputStream();
        try (var session = engine.executions().start(execution, spec)) {
            session.pump((_, buffer, offset, length) -> text.write(buffer, offset, length));
        }
        return text.toString(StandardCharsets.UTF_8).strip();
    }
}
