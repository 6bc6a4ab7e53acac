package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stackctl.docker.TestImage;
import io.stackctl.docker.host.EngineAddress;
import io.stackctl.docker.host.EngineLocator;
import io.stackctl.files.ProcessUser;
import io.stackctl.local.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A user who may speak to the engine, and is not root; root sees no difference in much. */
@Timeout(120)
class OtherUserIT extends RealEngineCase {

    /** In no machine's table of users. */
    private static final int USER = 21_234;

    @Test
    void it_is_the_user_s_stack_lock_and_files() throws Exception {
        assumeTrue(ProcessUser.id() == 0, "another user can be played by root alone");
        var home = Files.createDirectory(folder.resolve("home"));
        Files.writeString(
                folder.resolve("compose.yaml"),
                """
                name: other-user-it
                services:
                  web:
                    image: %s
                    command: [sh, -c, 'trap "exit 0" TERM; while :; do sleep 0.1; done']
                """
                        .formatted(TestImage.NAME));
        Files.setAttribute(folder, "unix:uid", USER);
        Files.setAttribute(home, "unix:uid", USER);

        run(home, "up", "-d");
        run(home, "config", "-o", "whole.yaml");
        run(home, "cp", "web:/etc/passwd", "copied");
        run(home, "down");

        for (var made : List.of(folder.resolve("whole.yaml"), folder.resolve("copied"))) {
            assertEquals(USER, Files.getAttribute(made, "unix:uid"), made::toString);
        }
        try (var states = Files.list(home.resolve(".local/state"))) {
            var own = states.toList();
            assertTrue(
                    own.stream().anyMatch(state -> state.toString().contains("stackctl")),
                    own::toString);
        }
    }

    private void run(Path home, String... words) throws Exception {
        var variables = Map.of("HOME", home.toString());
        try (var process = OwnProcess.startAs(USER, group(), variables, folder, words)) {
            assertEquals(0, process.end(), process.lines()::toString);
        }
    }

    /** Whose members may speak to the engine. */
    private static int group() throws IOException {
        var address = new EngineLocator(TestSettings.process()).locate();
        assumeTrue(address instanceof EngineAddress.Unix, "the engine has no socket here");
        return (int) Files.getAttribute(((EngineAddress.Unix) address).socket(), "unix:gid");
    }
}
