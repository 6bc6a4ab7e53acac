package io.stackctl.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.launcher.Checkout.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {

    private static final String BUILT =
            "stackctl: building stackctl\nstackctl: preparing quick starts\n";

    @TempDir Path folder;
    private Checkout checkout;

    @BeforeEach
    void lay_out_a_checkout() throws IOException {
        checkout = Checkout.in(folder);
    }

    @Test
    void a_fresh_clone_is_built_and_says_each_step() throws Exception {
        var outcome = checkout.run("", "version");

        assertEquals(BUILT, outcome.err());
    }

    @Test
    void a_second_start_finds_everything_done() throws Exception {
        checkout.run("", "version");

        var outcome = checkout.run("", "version");

        assertEquals("", outcome.err());
        assertEquals(1, checkout.builds());
    }

    @Test
    void words_input_and_exit_code_pass_through_a_build() throws Exception {
        var outcome = checkout.run("typed\n", "config", "--format", "two words", "");

        assertEquals(
                "args: <config> <--format> <two words> <>\nfolder: "
                        + folder.toRealPath()
                        + "\ninput: typed\n",
                outcome.out());
        assertEquals(7, outcome.exitCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cli/src/main/A.java", "services/migration-kit/src/main/K.java"})
    void a_changed_source_is_built(String source) throws Exception {
        checkout.run("", "version");
        checkout.write(source, "changed");

        var outcome = checkout.run("", "version");

        assertEquals(BUILT, outcome.err());
    }

    @Test
    void a_removed_source_is_built() throws Exception {
        checkout.run("", "version");
        Files.delete(folder.resolve("cli/src/main/B.java"));

        var outcome = checkout.run("", "version");

        assertEquals(BUILT, outcome.err());
    }

    @Test
    void another_build_of_the_jdk_gets_its_own_cache() throws Exception {
        checkout.run("", "version");
        checkout.write("jdk/release", "JAVA_VERSION=\"25.0.2\"\n");

        var outcome = checkout.run("", "version");

        assertEquals("stackctl: preparing quick starts\n", outcome.err());
    }

    @Test
    void a_link_works_from_any_folder_and_keeps_it() throws Exception {
        var elsewhere = Files.createDirectories(folder.resolve("else where"));
        Files.createSymbolicLink(elsewhere.resolve("link"), folder.resolve("stackctl"));

        var outcome = Outcome.of(checkout.start(elsewhere, "./link", "version"));

        assertEquals(
                "args: <version>\nfolder: " + elsewhere.toRealPath() + "\ninput: \n",
                outcome.out());
    }

    @Test
    void a_path_upwards_works() throws Exception {
        var inside = Files.createDirectories(folder.resolve("inside"));

        var outcome = Outcome.of(checkout.start(inside, "../stackctl", "version"));

        assertEquals(BUILT, outcome.err());
    }

    @Test
    void two_at_once_build_once() throws Exception {
        var first = checkout.start(folder, "./stackctl", "version");
        var second = checkout.start(folder, "./stackctl", "version");

        assertEquals(7, Outcome.of(first).exitCode());
        assertEquals(7, Outcome.of(second).exitCode());
        assertEquals(1, checkout.builds());
    }

    @Test
    void a_failed_build_shows_why_and_is_tried_again() throws Exception {
        checkout.write("broken", "");
        var broken = checkout.run("", "version");
        Files.delete(folder.resolve("broken"));

        var mended = checkout.run("", "version");

        assertTrue(broken.err().contains("the reason it broke"), broken.err());
        assertEquals(1, broken.exitCode());
        assertEquals(7, mended.exitCode());
    }

    @Test
    void missing_maven_is_named_where_nothing_can_install_it() throws Exception {
        Files.delete(checkout.tools().resolve("mvn"));

        var outcome = checkout.run("", "version");

        assertEquals(
                "stackctl: Maven is missing, and there is no apt-get to install it with: install maven\n",
                outcome.err());
        assertEquals(1, outcome.exitCode());
    }
}
