package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.DockerEngine;
import io.stackctl.docker.SshServer;
import io.stackctl.docker.TestImage;
import io.stackctl.docker.host.EngineLocator;
import io.stackctl.engine.Engine;
import io.stackctl.local.TestSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong with engines behind ssh, and what the user is told then. */
@Timeout(300)
class SshTroublesIT {

    @TempDir Path folder;
    @TempDir Path server;

    private final Engine engine = new DockerEngine(TestSettings.process(), _ -> {});
    private SshServer ssh;

    @BeforeEach
    void start() throws Exception {
        TestImage.ensure(engine);
        ssh = new SshServer(server, new EngineLocator(TestSettings.process()).locate().toString());
        Files.writeString(
                folder.resolve("compose.yaml"),
                """
                name: ssh-troubles-it
                services:
                  app:
                    image: IMAGE
                    init: true
                    command: [sh, -c, 'echo ready; sleep 1000']
                    stop_grace_period: 0s
                    healthcheck: {test: [CMD, 'false'], interval: 1s, start_period: 1h}
                """
                        .replace("IMAGE", TestImage.NAME));
    }

    @AfterEach
    void remove() throws Exception {
        OwnProcess.run(folder, "down", "-t", "0");
        ssh.close();
        engine.close();
    }

    @Test
    void a_shell_that_talks_before_the_engine_does_is_named() throws Exception {
        ssh.beginShellWith("echo Welcome to production");

        assertRefused(
                ssh.variables(),
                "'Welcome to production",
                "have the login shell over there print nothing unless it is interactive");
    }

    @Test
    void a_host_whose_key_is_another_one_is_not_spoken_to() throws Exception {
        ssh.forgetKey();

        assertRefused(
                ssh.variables(),
                "REMOTE HOST IDENTIFICATION HAS CHANGED",
                "forget its old key as ssh says");
        assertEquals(0, ssh.logins());
    }

    @Test
    void another_user_is_refused_with_what_to_do() throws Exception {
        Map<String, String> variables = new HashMap<>(ssh.variables());
        variables.put("DOCKER_HOST", "ssh://nobody@engine-host:" + ssh.port());

        assertRefused(variables, "Permission denied", "name its user as ssh://USER@HOST");
    }

    @Test
    void a_client_that_the_shell_does_not_find_is_looked_for_elsewhere() throws Exception {
        ssh.beginShellWith("PATH=/none");

        assertRefused(ssh.variables(), "docker: command not found", "(PATH in ~/.bashrc)");
    }

    @Test
    void an_engine_that_does_not_run_over_there_is_told_from_a_login_that_fails() throws Exception {
        try (var idle =
                new SshServer(
                        Files.createDirectory(server.resolve("idle")), "unix:///run/nobody.sock")) {
            assertRefused(idle.variables(), "/run/nobody.sock", "start the engine over there");
        }
    }

    @Test
    void a_way_that_is_cut_while_something_is_waited_for_ends_it_with_the_reason()
            throws Exception {
        try (var up = OwnProcess.start(ssh.variables(), folder, "up", "-d", "--wait")) {
            up.awaitLine("app-1 Waiting");
            ssh.close();

            assertEquals(1, up.end(), up.lines()::toString);
            var said = String.join("\n", up.lines());
            assertTrue(said.contains("ssh://root@engine-host"), said);
        }
    }

    @Test
    void logs_that_are_cut_off_say_so() throws Exception {
        OwnProcess.run(folder, "up", "-d");
        try (var logs = OwnProcess.start(ssh.variables(), folder, "logs", "-f")) {
            logs.awaitLine("ready");
            ssh.close();

            assertEquals(1, logs.end(), logs.lines()::toString);
            var said = String.join("\n", logs.lines());
            assertTrue(said.contains("ssh://root@engine-host"), said);
        }
    }

    @Test
    void a_login_that_was_cut_is_made_anew_by_the_next_verb() throws Exception {
        assertEquals(0, ps(ssh.variables()));
        ssh.cut();

        assertEquals(0, ps(ssh.variables()));
        assertEquals(2, ssh.logins());
    }

    private int ps(Map<String, String> variables) throws Exception {
        try (var process = OwnProcess.start(variables, folder, "ps")) {
            return process.end();
        }
    }

    private void assertRefused(Map<String, String> variables, String why, String remedy)
            throws Exception {
        try (var process = OwnProcess.start(variables, folder, "ps")) {
            assertEquals(1, process.end());
            var said = String.join("\n", process.lines());
            assertTrue(said.contains(why), said);
            assertTrue(said.contains(remedy), said);
        }
    }
}
