package io.stackctl.workflow.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.engine.FakeEngine;
import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.StackException;
import io.stackctl.local.Settings;
import io.stackctl.local.TestSettings;
import io.stackctl.model.Stack;
import io.stackctl.model.name.StackName;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shell script in the place of the client's plugin for models. */
class ModelsTest {

    @TempDir Path folder;

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final List<Event> events = new CopyOnWriteArrayList<>();

    @BeforeEach
    void define() throws IOException {
        write(
                "compose.yaml",
                """
                name: shop
                services:
                  app: { image: 'shop:1', models: [small-one] }
                  page: { image: 'shop:1', models: { large: { endpoint_var: AI, model_var: NAME } } }
                  plain: { image: 'shop:1' }
                models:
                  small-one: { model: ai/small }
                  large: { model: 'ai/large:2', context_size: 4096, runtime_flags: [--fast] }
                """);
        plugin("v1.0.6", "{\"endpoint\": \"http://models/v1\"}");
    }

    @Test
    void services_are_told_where_their_models_are() {
        up(false);

        assertEquals("ai/small", variables("app").get("SMALL_ONE_MODEL"));
        assertEquals("http://models/v1", variables("app").get("SMALL_ONE_URL"));
        assertEquals("http://models/v1", variables("page").get("AI"));
        assertEquals("ai/large:2", variables("page").get("NAME"));
        assertEquals(Map.of(), variables("plain"));
    }

    @Test
    void what_is_missing_is_pulled_and_all_are_configured() throws IOException {
        up(false);

        assertEquals(
                List.of(
                        "configure --context-size 4096 ai/large:2 -- --fast",
                        "pull ai/small",
                        "configure ai/small"),
                called("pull", "configure"));
        assertTrue(
                events.contains(
                        new Event.ResourceChanged(Resource.provided("small-one"), Status.PULLED)),
                events.toString());
    }

    @Test
    void an_old_plugin_is_given_no_flags() throws IOException {
        plugin("v1.0.5", "{\"endpoint\": \"http://models/v1\"}");
        up(false);

        assertTrue(called("configure").contains("configure --context-size 4096 ai/large:2"));
    }

    @Test
    void a_second_up_finds_nothing_to_do_and_another_address_does() throws IOException {
        up(false);
        assertEquals("", plan());

        plugin("v1.0.6", "{\"endpoint\": \"http://other/v1\"}");
        assertTrue(plan().contains("app/1"), plan());
        assertFalse(plan().contains("plain/1"), plan());
    }

    @Test
    void to_look_changes_nothing() throws IOException {
        plan();
        up(true);

        assertEquals(List.of(), called("pull", "configure"));
    }

    @Test
    void without_the_plugin_nothing_is_begun() throws IOException {
        Files.delete(folder.resolve("docker/cli-plugins/docker-model"));

        assertEquals("'models' support requires Docker Model plugin", failure());
        assertEquals(List.of(), engine.containers().ofStack(StackName.of("shop"), true));
    }

    @Test
    void a_plugin_that_fails_is_heard() throws IOException {
        plugin("v1.0.6", "{");
        assertEquals("docker-model status --json answers no JSON", failure());

        plugin("v1.0.6", "{}");
        assertEquals("the model runner does not say where it is reached", failure());

        plugin("v1.0.6", "{\"endpoint\": \"x\"}", "echo no room >&2; exit 3");
        assertEquals("docker-model: exit status 3: no room", failure());
    }

    private String failure() {
        return assertThrows(StackException.class, () -> up(false)).failure().message();
    }

    private void up(boolean dryRun) {
        new Up(around(dryRun)).run(stack(), UpRequest.DEFAULTS);
    }

    private String plan() {
        return new Up(around(false)).plan(stack(), UpRequest.DEFAULTS).toString();
    }

    private Map<String, String> variables(String service) {
        return engine.variablesOf("shop-" + service + "-1");
    }

    private Stack stack() {
        return new StackLoader(_ -> {})
                .load(LoadRequest.in(folder.toString(), settings().environment()).build());
    }

    private Settings settings() {
        return TestSettings.in(
                folder,
                Map.of(
                        "PATH",
                        System.getenv("PATH"),
                        "DOCKER_CONFIG",
                        folder.resolve("docker").toString()));
    }

    private Surroundings around(boolean dryRun) {
        return new Surroundings(
                engine, settings(), events::add, _ -> false, Interruption.never(), dryRun);
    }

    private List<String> called(String... commands) throws IOException {
        var calls = folder.resolve("called");
        return Files.exists(calls)
                ? Files.readAllLines(calls).stream()
                        .filter(line -> List.of(commands).contains(line.split(" ", 2)[0]))
                        .toList()
                : List.of();
    }

    private void plugin(String version, String status) throws IOException {
        plugin(version, status, "");
    }

    private void plugin(String version, String status, String pull) throws IOException {
        var file =
                write(
                        "docker/cli-plugins/docker-model",
                        """
                        #!/bin/sh
                        echo "$@" >> '%s/called'
                        case $1 in
                          status) echo '%s' ;;
                          ls) echo '[{"id": "1", "tags": ["ai/large:2"]}]' ;;
                          pull) %s ;;
                          docker-cli-plugin-metadata) echo '{"Version": "%s"}' ;;
                        esac
                        """
                                .formatted(
                                        folder, status, pull.isEmpty() ? "true" : pull, version));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
