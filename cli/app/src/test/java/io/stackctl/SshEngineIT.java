package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.DockerEngine;
import io.stackctl.docker.SshServer;
import io.stackctl.docker.TestImage;
import io.stackctl.docker.host.EngineLocator;
import io.stackctl.docker.transport.DelayedLink;
import io.stackctl.engine.Engine;
import io.stackctl.local.TestSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An engine behind a real ssh login. */
@Timeout(300)
class SshEngineIT {

    @TempDir Path folder;
    @TempDir Path server;

    private final Engine engine = new DockerEngine(TestSettings.process(), _ -> {});
    private SshServer ssh;

    @BeforeEach
    void start() throws Exception {
        TestImage.ensure(engine);
        ssh = new SshServer(server, new EngineLocator(TestSettings.process()).locate().toString());
        define(
                "image: ssh-it-app",
                "build: {dockerfile_inline: 'FROM %s'}".formatted(TestImage.NAME));
    }

    private void define(String... attributes) throws IOException {
        Files.writeString(
                folder.resolve("compose.yaml"),
                """
                name: ssh-it
                services:
                  app:
                    command: [sh, -c, 'trap "echo got TERM; exit 0" TERM; echo ready; while :; do sleep 0.1; done']
                """
                        + "    "
                        + String.join("\n    ", attributes)
                        + "\n");
    }

    @AfterEach
    void remove() throws Exception {
        OwnProcess.run(folder, "down", "--rmi", "local");
        ssh.close();
        engine.close();
    }

    @Test
    void every_kind_of_call_goes_through_one_login() throws Exception {
        run("up", "-d");
        assertTrue(run("ps", "--format", "{{.Name}}").contains("ssh-it-app-1"));
        assertTrue(run("logs").getLast().endsWith("ready"));
        assertEquals(List.of("inside"), run("exec", "-T", "app", "echo", "inside"));
        run("cp", "compose.yaml", "app:/copied");
        run("cp", "app:/copied", "back.yaml");
        assertEquals(
                Files.readString(folder.resolve("compose.yaml")),
                Files.readString(folder.resolve("back.yaml")));
        assertTrue(run("run", "--rm", "-T", "app", "echo", "once").contains("once"));
        run("down");

        assertEquals(1, ssh.logins());
    }

    /** A login has ten sessions at most, unless the server is told otherwise. */
    @Test
    void there_may_be_more_streams_than_a_login_has_sessions() throws Exception {
        define("image: " + TestImage.NAME, "scale: 15");
        run("up", "-d");

        try (var logs = OwnProcess.start(ssh.variables(), folder, "logs", "-f")) {
            for (int i = 0; i < 15; i++) {
                logs.awaitLine("ready");
            }
            logs.signal("INT");
            logs.end();
        }

        assertTrue(ssh.logins() <= 6, ssh.logins() + " logins");
    }

    @Test
    void an_interrupt_on_the_terminal_is_for_stackctl_and_not_for_ssh() throws Exception {
        try (var up = OwnProcess.onTerminal(ssh.variables(), folder, "up")) {
            up.awaitLine("ready");
            up.type("\u0003");

            up.awaitLine("got TERM");
            assertEquals(130, up.end(), up.lines()::toString);
        }
    }

    @Test
    void what_ssh_refuses_is_said_with_what_to_do() throws Exception {
        assertTrue(
                refusal(ssh.variables("-o UserKnownHostsFile=/dev/null"))
                        .contains("log in once by hand and look at the host's key: ssh -l root"));
        assertTrue(
                refusal(ssh.variables("-o PubkeyAuthentication=no"))
                        .contains("load a key that the host takes into the agent"));
        assertTrue(refusal(ssh.through(1)).contains("Connection refused"));
        try (var bare = new SshServer(Files.createDirectory(server.resolve("bare")), "", "/none")) {
            var words = refusal(bare.variables());
            assertTrue(words.contains("install Docker's client on the host"), words);
        }
    }

    @Test
    void a_login_of_the_user_s_own_is_used() throws Exception {
        var shared =
                List.of(
                        "-o ControlMaster=auto",
                        "-o ControlPath=" + server + "/own",
                        "-o ControlPersist=10");
        var variables = ssh.variables(shared.toArray(String[]::new));
        run(variables, "ps");
        run(variables, "ps");

        assertEquals(1, ssh.logins());
        assertTrue(Files.exists(server.resolve("own")));
    }

    @Test
    void a_login_is_made_once_over_a_slow_link() throws Exception {
        var engineHost = new InetSocketAddress(InetAddress.getLoopbackAddress(), ssh.port());
        try (var link = DelayedLink.to(engineHost, Duration.ofMillis(50))) {
            define("image: " + TestImage.NAME, "scale: 5");
            assertRounds(16, link, "up", "--no-start");
            assertRounds(8, link, "up", "-d");
            assertRounds(5, link, "up", "-d");
            assertRounds(5, link, "ps");
            assertRounds(12, link, "down");
            assertEquals(1, ssh.logins());
        }
    }

    private void assertRounds(int most, DelayedLink link, String... words) throws Exception {
        link.reset();
        long begun = System.nanoTime();
        run(ssh.through(link.port()), words);
        long took = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        System.out.printf("%s: %d ms, %s%n", String.join(" ", words), took, link.counts());
        assertTrue(link.rounds() <= most, link::counts);
    }

    private String refusal(Map<String, String> variables) throws Exception {
        try (var process = OwnProcess.start(variables, folder, "ps")) {
            assertEquals(1, process.end());
            return String.join("\n", process.lines());
        }
    }

    private List<String> run(String... words) throws Exception {
        return run(ssh.variables(), words);
    }

    private List<String> run(Map<String, String> variables, String... words) throws Exception {
        try (var process = OwnProcess.start(variables, folder, words)) {
            assertEquals(0, process.end(), process.lines()::toString);
            return process.lines();
        }
    }
}
