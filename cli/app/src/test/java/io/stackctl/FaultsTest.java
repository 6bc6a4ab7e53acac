package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.command.CommandLineTool;
import io.stackctl.docker.api.Refusal;
import io.stackctl.engine.FakeEngine;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.terminal.Captured;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.TestSurroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine refuses something in the middle of an {@code up}, in the words of a real one: the last
 * thing said is the reason and the remedy, what runs goes on running, and the same verb does the
 * rest when the reason is gone.
 */
class FaultsTest {

    private static final String RUNNING = "services: { ok: { image: 'shop:1' } }\n";
    private static final String MORE =
            "services: { ok: { image: 'shop:1' }, web: { image: 'shop:2' } }\n";

    private final FakeEngine engine = FakeEngine.with("shop:1", "shop:2");

    @TempDir Path folder;

    @Test
    void a_full_disk() throws IOException {
        assertFault(
                "create shop-web-1",
                Refusal.of(500, "mkdir /var/lib/docker/overlay2/abc-init: no space left on device"),
                """
                mkdir /var/lib/docker/overlay2/abc-init: no space left on device
                  make room: docker system df shows what takes it, docker image prune and docker builder prune free it
                """);
    }

    @Test
    void a_port_in_use() throws IOException {
        assertFault(
                "start shop-web-1",
                Refusal.of(
                        500,
                        "driver failed programming external connectivity on endpoint shop-web-1: Bind for"
                                + " 0.0.0.0:80 failed: port is already allocated"),
                """
                driver failed programming external connectivity on endpoint shop-web-1: Bind for 0.0.0.0:80 failed: port is already allocated
                  stop what uses the port (ss -ltnp shows it), or publish another one
                """);
    }

    @Test
    void a_name_in_use() throws IOException {
        assertFault(
                "create shop-web-1",
                Refusal.of(
                        409,
                        "Conflict. The container name \"/shop-web-1\" is already in use by container"
                                + " \"f00\"."),
                """
                Conflict. The container name "/shop-web-1" is already in use by container "f00".
                  remove or rename what has the name, or choose another one
                """);
    }

    @Test
    void a_missing_program() throws IOException {
        assertFault(
                "start shop-web-1",
                Refusal.of(400, "exec: \"serve\": executable file not found in $PATH: unknown"),
                """
                exec: "serve": executable file not found in $PATH: unknown
                  the image has no such program: check command and entrypoint
                """);
    }

    @Test
    void a_missing_folder() throws IOException {
        assertFault(
                "create shop-web-1",
                Refusal.of(
                        400,
                        "invalid mount config for type \"bind\": bind source path does not exist: /x"),
                """
                invalid mount config for type "bind": bind source path does not exist: /x
                  create it, or have it created: bind.create_host_path: true
                """);
    }

    @Test
    void an_image_that_its_registry_does_not_have() throws IOException {
        assertPullFault(
                Refusal.of(404, "manifest for shop:3 not found: manifest unknown"),
                """
                manifest for shop:3 not found: manifest unknown
                  check the image's name and tag, or build it
                """);
    }

    @Test
    void a_registry_that_wants_other_credentials() throws IOException {
        assertPullFault(
                Refusal.of(0, "unauthorized: authentication required"),
                """
                unauthorized: authentication required
                  log in to the registry: docker login HOST
                """);
    }

    @Test
    void a_registry_that_does_not_answer() throws IOException {
        assertPullFault(
                Refusal.of(500, "Get \"https://hub.example/v2/\": dial tcp: no such host"),
                """
                Get "https://hub.example/v2/": dial tcp: no such host
                  the image's registry does not answer: check the image's name, the network and the proxy, or bring the image yourself: docker load
                """);
    }

    @Test
    void an_engine_that_restarts() throws IOException {
        engine.endEventStreams();
        assertFault(
                "start shop-web-1",
                new EngineFailure(
                        EngineFailure.Kind.CONNECTION_LOST,
                        "the engine went away",
                        0,
                        "wait until it is back"),
                """
                the engine went away
                  wait until it is back
                """);
    }

    private void assertPullFault(EngineFailure fault, String said) throws IOException {
        up(RUNNING, 0);
        engine.addToRegistry("shop:3");
        var more = MORE.replace("shop:2", "shop:3");
        assertFault("pull shop:3", fault, said, more);
    }

    private void assertFault(String call, EngineFailure fault, String said) throws IOException {
        up(RUNNING, 0);
        assertFault(call, fault, said, MORE);
    }

    private void assertFault(String call, EngineFailure fault, String said, String more)
            throws IOException {
        engine.refuse(call, fault);
        String lines = up(more, 1).err();
        assertEquals(
                said,
                lines.substring(lines.indexOf(said.lines().findFirst().orElseThrow() + "\n  ")));
        assertEquals("ok\n", services());

        engine.refuseNothing();
        up(more, 0);
        assertEquals("ok\nweb\n", services());
    }

    private String services() {
        return run(0, "ps", "--services").out();
    }

    private Captured up(String definition, int expected) throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), "name: shop\n" + definition);
        return run(expected, "up", "-d");
    }

    private Captured run(int expected, String... line) {
        Captured console = Captured.of(Map.of(), folder, "");
        var wiring =
                new Wiring(
                        (events, confirmation, dryRun) ->
                                TestSurroundings.of(
                                        engine, events, confirmation, Interruption.never(), dryRun),
                        Optional.empty());
        int code = new CommandLineTool(console.get(), wiring, Optional.empty()).execute(line);
        assertEquals(expected, code, console.err());
        return console;
    }
}
