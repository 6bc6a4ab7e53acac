package io.stackctl.stacks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Working on the voting stack: a change of its sources, in a copy of them, shows without a build.
 */
@Tag("long")
class VotingDevIT {
    @TempDir static Path copy;

    private static Stack stack;

    @BeforeAll
    static void up() throws Exception {
        for (var folder :
                new String[] {"stack-definitions/voting", "services/voting", "ressources"}) {
            copy(folder);
        }
        var definitions = copy.resolve("stack-definitions/voting");
        stack =
                Stack.of(
                                "voting-dev",
                                definitions.resolve("compose.yaml"),
                                definitions.resolve("compose.dev.yaml"))
                        // Any port that is free: the stack itself may be running beside this one.
                        .with(Map.of("VOTE_PORT", "0", "REDIS_PORT", "0"));
        stack.run("down", "-v", "--remove-orphans");
        stack.run("up", "-d", "--build", "--wait", "vote-ui", "vote");
    }

    @AfterAll
    static void down() throws Exception {
        stack.run("down", "-v", "--remove-orphans");
    }

    private static void copy(String folder) throws IOException, InterruptedException {
        var to = Files.createDirectories(copy.resolve(folder).getParent());
        var copying =
                new ProcessBuilder("cp", "-r", Stack.file(folder).toString(), to.toString())
                        .inheritIO()
                        .start();
        assertTrue(copying.waitFor() == 0, folder);
    }

    private static void change(String file, String from, String to) throws IOException {
        var path = copy.resolve("services/voting").resolve(file);
        var text = Files.readString(path);
        assertTrue(text.contains(from), text);
        Files.writeString(path, text.replace(from, to));
    }

    private static String get(String path) throws Exception {
        var address = stack.run("port", "vote-ui", "8080").strip().replace("0.0.0.0", "127.0.0.1");
        return Web.get("http://" + address + path).body();
    }

    @Test
    void a_changed_page_shows_when_it_is_loaded_again() throws Exception {
        change("vote-ui/src/main/resources/web/index.html", "<title>Vote<", "<title>Changed<");

        assertTrue(get("/").contains("<title>Changed<"), get("/"));
    }

    @Test
    void changed_java_runs_while_somebody_watches() throws Exception {
        var said = copy.resolve("watch.log");
        var watching = stack.start(said, "watch", "--no-up", "vote");
        try {
            Eventually.holds("it watches", () -> Files.readString(said).contains("Watch enabled"));

            change(
                    "vote/src/main/java/io/stackctl/services/voting/vote/Main.java",
                    "new Poll(settings.question()",
                    "new Poll(\"Changed: \" + settings.question()");

            Eventually.holds("the change runs", () -> get("/api/").contains("Changed: "));
        } finally {
            watching.destroy();
            watching.onExit().join();
        }
    }
}
