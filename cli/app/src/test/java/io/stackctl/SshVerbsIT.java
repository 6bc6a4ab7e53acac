package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.DockerEngine;
import io.stackctl.docker.SshServer;
import io.stackctl.docker.TestImage;
import io.stackctl.docker.host.EngineLocator;
import io.stackctl.engine.Engine;
import io.stackctl.local.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What takes more of an ssh login than a question and an answer. */
@Timeout(300)
class SshVerbsIT {

    private static final int LARGE = 48 << 20;

    @TempDir Path folder;
    @TempDir Path server;

    private final Engine engine = new DockerEngine(TestSettings.process(), _ -> {});
    private SshServer ssh;

    @BeforeEach
    void start() throws Exception {
        TestImage.ensure(engine);
        ssh = new SshServer(server, new EngineLocator(TestSettings.process()).locate().toString());
        define(
                "while :; do sleep 0.1; done",
                "develop: {watch: [{path: src, action: sync, target: /app}]}");
        OwnProcess.run(folder, "nuke", "--yes");
    }

    private void define(String script, String... attributes) throws IOException {
        Files.writeString(
                folder.resolve("compose.yaml"),
                """
                name: ssh-verbs-it
                services:
                  app:
                    image: IMAGE
                    command: [sh, -c, 'trap "exit 0" TERM; SCRIPT']
                    x-stackctl: {deploy: {min-healthy: 0s}}
                """
                                .replace("IMAGE", TestImage.NAME)
                                .replace("SCRIPT", script)
                        + "    "
                        + String.join("\n    ", attributes)
                        + "\n");
    }

    @AfterEach
    void remove() throws Exception {
        OwnProcess.run(folder, "nuke", "--yes");
        ssh.close();
        engine.close();
    }

    @Test
    void a_shell_has_the_terminal_and_its_size_and_is_left_by_the_detach_keys() throws Exception {
        run("up", "-d");
        var line = "while :; do read x; echo \"$x is `stty size`\"; done";
        try (var shell =
                OwnProcess.onTerminal(ssh.variables(), folder, "exec", "app", "sh", "-c", line)) {
            shell.type("first\r");
            shell.awaitLine("first is ");
            shell.resize(77, 33);
            shell.type("second\r");
            while (!shell.lines().getLast().contains("is 33 77")) {
                shell.type("again\r");
                shell.awaitLine(" is ");
            }
            shell.type("\u0010\u0011");

            assertEquals(1, shell.end(), shell.lines()::toString);
            assertTrue(
                    shell.lines().stream().anyMatch(said -> said.contains("read escape sequence")),
                    shell.lines()::toString);
        }
    }

    @Test
    void the_process_of_a_container_is_joined_and_left() throws Exception {
        define("while read x; do echo got $$x; done", "tty: true", "stdin_open: true");
        run("up", "-d");
        try (var joined = OwnProcess.onTerminal(ssh.variables(), folder, "attach", "app")) {
            joined.type("this\r");
            joined.awaitLine("got this");
            joined.type("\u0010\u0011");

            assertEquals(0, joined.end(), joined.lines()::toString);
        }
        assertEquals(List.of("running"), run("ps", "--format", "{{.State}}"));
    }

    @Test
    void large_files_come_over_whole_both_ways() throws Exception {
        run("up", "-d");
        var content = new byte[LARGE];
        new Random(7).nextBytes(content);
        Files.write(folder.resolve("large"), content);

        run("cp", "large", "app:/large");
        run("cp", "app:/large", "back");

        assertEquals(-1, Files.mismatch(folder.resolve("large"), folder.resolve("back")));
    }

    @Test
    void changed_files_are_taken_over() throws Exception {
        Files.createDirectory(folder.resolve("src"));
        try (var watch = OwnProcess.start(ssh.variables(), folder, "watch")) {
            watch.awaitLine("Watch enabled");
            Files.writeString(folder.resolve("src/page.txt"), "hello");
            watch.awaitLine("Syncing service \"app\"");
            Files.writeString(folder.resolve("src/next.txt"), "hello");
            watch.awaitLine("Syncing service \"app\"");
            watch.signal("INT");
            assertEquals(130, watch.end());
        }
        assertEquals(List.of("hello"), run("exec", "-T", "app", "cat", "/app/page.txt"));
    }

    @Test
    void a_deployment_goes_over_to_a_new_revision_and_back() throws Exception {
        run("deploy");
        define("echo second; while :; do sleep 0.1; done");
        run("deploy");
        assertEquals("second", run("logs", "--no-log-prefix").getLast());
        run("rollback", "-y");
        assertEquals(List.of(), run("logs", "--no-log-prefix"));
        assertEquals(3, run("history", "--format", "{{.Revision}}").size());
    }

    /** A stranger's builder finds the engine by the variables that we found it by. */
    @Test
    void a_builder_of_the_client_s_builds_on_the_same_engine() throws Exception {
        var client = server.resolve("client");
        var plugin = Files.createDirectories(client.resolve("cli-plugins"));
        var buildx =
                Files.writeString(
                        plugin.resolve("docker-buildx"),
                        """
                        #!/bin/sh
                        if [ "$1" = docker-cli-plugin-metadata ]; then
                          echo '{"SchemaVersion":"0.1.0","Vendor":"x","Version":"v0.29.1"}'
                          exit
                        fi
                        [ "$(docker ps -q --filter label=com.docker.compose.project=ssh-verbs-it)" ] || exit 3
                        echo "buildx on $DOCKER_HOST" >"$0.seen"
                        exit 4
                        """);
        Files.setPosixFilePermissions(buildx, PosixFilePermissions.fromString("rwxr-xr-x"));
        run("up", "-d");
        define("exit", "build: {dockerfile_inline: 'FROM scratch', provenance: true}");
        Map<String, String> variables = new HashMap<>(ssh.variables());
        variables.put("DOCKER_CONFIG", client.toString());

        try (var build = OwnProcess.start(variables, folder, "build")) {
            assertEquals(1, build.end());
            assertEquals(
                    "buildx on ssh://root@engine-host:" + ssh.port() + "\n",
                    Files.readString(plugin.resolve("docker-buildx.seen")),
                    build.lines()::toString);
        }
    }

    private List<String> run(String... words) throws Exception {
        try (var process = OwnProcess.start(ssh.variables(), folder, words)) {
            assertEquals(0, process.end(), process.lines()::toString);
            return process.lines();
        }
    }
}
