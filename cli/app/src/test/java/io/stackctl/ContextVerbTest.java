package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.command.CommandLineTool;
import io.stackctl.local.TestSettings;
import io.stackctl.terminal.Captured;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code context} on the store of a client that nobody else uses. */
class ContextVerbTest {

    @TempDir Path folder;

    @Test
    void it_says_what_docker_s_client_says() {
        assertEquals(
                "far\nSuccessfully created context \"far\"\n",
                say("create", "far", "--description", "a far one", "--docker", "host=tcp://h:1"));
        assertEquals("far\nCurrent context is now \"far\"\n", say("use", "far"));
        assertEquals("far\n", say("show"));
        assertEquals(
                """
                NAME      DESCRIPTION                               DOCKER ENDPOINT               ERROR
                default   Current DOCKER_HOST based configuration   unix:///var/run/docker.sock  \s
                far *     a far one                                 tcp://h:1                    \s
                """,
                say("ls"));
        assertEquals("default\nfar\n", say("list", "-q"));
        assertEquals(
                "{\"Current\":true,\"Description\":\"a far one\",\"DockerEndpoint\":\"tcp://h:1\",\"Error\":\"\",\"Name\":\"far\"}",
                say("ls", "--format", "json").lines().toList().getLast());
        assertTrue(
                say("inspect", "far")
                        .startsWith(
                                """
                                [
                                    {
                                        "Name": "far",
                                        "Metadata": {
                                            "Description": "a far one"
                                        },
                                """));
        assertEquals("far\n", say("rm", "-f", "far"));
        assertEquals("default\n", say("show"));
    }

    @Test
    void what_it_does_not_do_is_said_first() {
        say("create", "far", "--docker", "host=tcp://h:1");
        say("use", "far");
        assertEquals("context \"far\" is in use, set -f flag to force remove", first("rm", "far"));
        assertEquals("context \"far\" already exists", first("create", "far"));
        assertEquals("context \"default\" cannot be removed", first("rm", "default"));
        assertEquals("--force has no meaning for 'context ls'", first("ls", "-f"));
        assertEquals(
                "--docker has no meaning for 'context use'", first("use", "--docker", "host=x"));
        assertEquals("'context use' takes exactly one name", first("use"));
        assertEquals(
                "host must be formatted as key=value", first("create", "x1", "--docker", "host"));
        assertEquals("unknown command: \"stackctl context export\"", first("export"));
        assertEquals(
                "--docker and --from both say which engine it is",
                first("create", "x1", "--from", "far", "--docker", "host=tcp://h:1"));
    }

    private String first(String... words) {
        return say(words).lines().findFirst().orElse("");
    }

    private String say(String... words) {
        var settings = TestSettings.in(folder, Map.of("DOCKER_CONFIG", folder.toString()));
        var toolbox = new LocalToolbox(settings, new Signals(), Optional.empty());
        var console = Captured.of(settings.environment(), folder, "");
        var line = new String[words.length + 1];
        line[0] = "context";
        System.arraycopy(words, 0, line, 1, words.length);
        new CommandLineTool(console.get(), new Wiring(toolbox, Optional.empty()), Optional.empty())
                .execute(line);
        return console.out() + console.err();
    }
}
