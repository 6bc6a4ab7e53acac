package io.stackctl.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stackctl.launcher.Checkout.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./test} says before it runs anything. */
class TestCommandTest {

    @TempDir Path folder;

    @BeforeEach
    void lay_out_a_checkout() throws IOException {
        Files.createDirectory(folder.resolve("cli"));
        for (var script : List.of("test", "cli/setup.bash", "cli/engine.bash")) {
            Files.copy(
                    Path.of("../..", script),
                    folder.resolve(script),
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    @Test
    void only_releases_with_an_engine_of_their_own_can_be_named() throws Exception {
        var outcome = run("./test", "--engine", "potato");

        assertEquals(
                "stackctl: there is no engine of 'potato': choose trixie or sid\n", outcome.err());
        assertEquals(1, outcome.exitCode());
    }

    @Test
    void words_that_do_not_go_together_are_explained() throws Exception {
        var withoutEngine = run("./test", "--containerd-store");
        var ofNoUse = run("./test", "--unit", "--engine", "sid");

        assertTrue(withoutEngine.err().contains("./test --engine trixie|sid [--containerd-store]"));
        assertEquals(2, withoutEngine.exitCode());
        assertEquals(withoutEngine, ofNoUse);
    }

    @Test
    void without_a_network_an_engine_that_is_to_be_fetched_is_an_error() throws Exception {
        assumeTrue(
                run("unshare", "--net", "true").exitCode() == 0, "no network can be hidden here");
        assumeTrue(Files.exists(Path.of("/usr/bin/apt-get")), "this machine is none of Debian's");

        var outcome = run("unshare", "--net", "./test", "--engine", "trixie");

        assertTrue(
                outcome.err()
                        .contains("the Docker Engine of Debian trixie cannot be fetched from http"),
                outcome.err());
        assertTrue(outcome.err().contains("is there a way to the network?"), outcome.err());
        assertEquals(1, outcome.exitCode());
        assertFalse(Files.exists(folder.resolve("target/engines/trixie")));
    }

    private Outcome run(String... words) throws IOException, InterruptedException {
        return Outcome.of(new ProcessBuilder(words).directory(folder.toFile()).start());
    }
}
