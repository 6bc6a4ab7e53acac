package io.stackctl.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stackctl.launcher.Checkout.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkout that root has set up, used by somebody who may only read it. */
class SharedCheckoutTest {

    private static final String NOBODY = "65534";

    @TempDir Path folder;
    private Checkout checkout;

    @BeforeEach
    void set_up_as_root() throws Exception {
        assumeTrue(
                new ProcessBuilder("setpriv", "--reuid", NOBODY, "true").start().waitFor() == 0,
                "only root can become somebody else");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        checkout = Checkout.in(folder);
        // An owner who keeps files to himself sets up for others all the same.
        Outcome.of(checkout.start(folder, "/bin/bash", "-c", "umask 077; exec ./stackctl version"));
    }

    @Test
    void it_runs_with_the_jdk_that_was_chosen() throws Exception {
        var outcome = asNobody(Map.of("JAVA_HOME", "/nonexistent"), "version");

        assertEquals("", outcome.err());
        assertEquals(7, outcome.exitCode());
    }

    @Test
    void an_engine_elsewhere_needs_no_set_up() throws Exception {
        for (var variables :
                List.of(
                        Map.of("DOCKER_CONTEXT", "far"),
                        Map.of("DOCKER_HOST", "tcp://127.0.0.1:1"))) {
            assertEquals("", asNobody(variables, "ps").err());
        }
        assertEquals("", asNobody(Map.of(), "--context", "far", "ps").err());
        assertEquals("", asNobody(Map.of(), "-Htcp://127.0.0.1:1", "ps").err());
    }

    @Test
    void what_has_changed_is_for_its_owner_to_build() throws Exception {
        checkout.write("cli/core/src/main/A.java", "changed");

        var outcome = asNobody(Map.of(), "version");

        assertEquals(
                "stackctl: something is to be set up, but "
                        + folder.toRealPath()
                        + "/target/stackctl cannot be written: run './stackctl version' as its owner\n",
                outcome.err());
        assertEquals(1, outcome.exitCode());
    }

    @Test
    void who_may_not_write_to_a_package_gets_caches_of_their_own(@TempDir Path home)
            throws Exception {
        installPackage();
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));

        var first = asNobody(Map.of("HOME", home.toString()), "config");
        var second = asNobody(Map.of("HOME", home.toString()), "config");

        assertEquals("stackctl: preparing quick starts\n", first.err());
        assertEquals("", second.err());
        var cache = home.resolve(".cache/stackctl/0.2.0/definition.aot");
        assertEquals("trained\n", Files.readString(cache));
    }

    @Test
    void who_may_write_nowhere_starts_without_caches() throws Exception {
        installPackage();

        var outcome = asNobody(Map.of("HOME", "/nonexistent"), "config");

        assertEquals("", outcome.err());
        assertEquals(7, outcome.exitCode());
    }

    @Test
    void folders_that_are_not_absolute_keep_no_caches(@TempDir Path home) throws Exception {
        installPackage();
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));

        var none = asNobody(Map.of("XDG_CACHE_HOME", "cache", "HOME", "home"), "config");
        var own = asNobody(Map.of("XDG_CACHE_HOME", "cache", "HOME", home.toString()), "config");

        assertEquals("", none.err());
        assertEquals(7, none.exitCode());
        assertEquals("stackctl: preparing quick starts\n", own.err());
        assertTrue(Files.exists(home.resolve(".cache/stackctl/0.2.0/definition.aot")));
    }

    @Test
    void caches_of_another_user_are_not_used(@TempDir Path home) throws Exception {
        installPackage();
        checkout.write("show-options", "");
        var others = Files.createDirectories(home.resolve("stackctl/0.2.0"));
        for (var name : List.of("words", "definition", "view", "change")) {
            Files.writeString(others.resolve(name + ".aot"), "code of somebody's");
        }
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));

        var outcome = asNobody(Map.of("XDG_CACHE_HOME", home.toString()), "config");

        assertTrue(outcome.out().startsWith("options: -XX:AOTMode=auto "), outcome.out());
        assertEquals("", outcome.err());
    }

    private void installPackage() throws IOException {
        var installed = Files.createDirectory(folder.resolve("installed"));
        checkout = Checkout.packaged(installed);
        folder = installed;
        for (var open : List.of("state", "runtime", "app", "cli", "tools")) {
            Files.setPosixFilePermissions(
                    installed.resolve(open), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private Outcome asNobody(Map<String, String> variables, String... words)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "/usr/bin/setpriv",
                                "--reuid",
                                NOBODY,
                                "--regid",
                                NOBODY,
                                "--clear-groups",
                                "./stackctl"));
        command.addAll(List.of(words));
        return Outcome.of(
                checkout.start(
                        variables,
                        folder,
                        command.getFirst(),
                        command.subList(1, command.size()).toArray(new String[0])));
    }
}
