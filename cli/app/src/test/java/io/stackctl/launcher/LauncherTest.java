package io.stackctl.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.launcher.Checkout.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
    void a_package_has_all_but_the_caches_that_its_first_start_makes(@TempDir Path elsewhere)
            throws Exception {
        var installed = Checkout.packaged(elsewhere);

        var first = installed.run("", "config");
        var second = installed.run("", "config");

        assertEquals("stackctl: preparing quick starts\n", first.err());
        assertEquals(7, first.exitCode());
        assertEquals("", second.err());
        assertTrue(second.out().startsWith("args: <config>\n"), second.out());
        assertEquals("trained\n", Files.readString(elsewhere.resolve("state/change.aot")));
        assertEquals(0, installed.builds());
    }

    @Test
    void the_bundled_services_of_a_package_are_never_built(@TempDir Path elsewhere)
            throws Exception {
        var installed = Checkout.packaged(elsewhere);

        var asked = installed.run("", "prepare-services");

        assertEquals(List.of(0, "", ""), List.of(asked.exitCode(), asked.out(), asked.err()));
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
    @ValueSource(
            strings = {
                "cli/core/src/main/A.java",
                "cli/core/pom.xml",
                "services/migration-kit/src/main/K.java"
            })
    void a_changed_source_is_built(String source) throws Exception {
        checkout.run("", "version");
        checkout.write(source, "changed");

        var outcome = checkout.run("", "version");

        assertEquals(BUILT, outcome.err());
    }

    @Test
    void a_removed_source_is_built() throws Exception {
        checkout.run("", "version");
        Files.delete(folder.resolve("cli/app/src/main/B.java"));

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

    @ParameterizedTest
    @ValueSource(strings = {"stackctl-core-0.2.0.jar", "migration-kit-0.2.0.jar"})
    void a_part_that_alone_was_built_anew_gets_into_the_cache(String part) throws Exception {
        checkout.run("", "version");
        checkout.write("cli/app/target/lib/" + part, "built anew");

        var outcome = checkout.run("", "version");

        assertEquals("stackctl: preparing quick starts\n", outcome.err());
        assertEquals("", checkout.run("", "version").err());
    }

    @Test
    void the_bundled_services_are_built_when_the_tool_asks_for_them_and_are_older_than_sources()
            throws Exception {
        checkout.run("", "version");
        var jar = Files.getLastModifiedTime(folder.resolve("cli/app/target/stackctl.jar"));

        var first = checkout.run("", "prepare-services");
        var second = checkout.run("", "prepare-services");
        checkout.write("services/migration-kit/src/main/K.java", "changed");
        checkout.write("services/blog/posts/target/classes/A.class", "compiled");
        var third = checkout.run("", "prepare-services");

        assertEquals("stackctl: building the bundled services\n", first.err());
        assertEquals(List.of(0, "", ""), List.of(first.exitCode(), first.out(), second.err()));
        assertEquals("stackctl: building the bundled services\n", third.err());
        var words = Files.readAllLines(folder.resolve("builds")).getLast();
        assertTrue(words.contains("!cli/app"), words);
        assertEquals(3, checkout.builds());
        assertEquals(jar, Files.getLastModifiedTime(folder.resolve("cli/app/target/stackctl.jar")));
    }

    @Test
    void a_verb_that_may_build_images_does_not_build_the_bundled_services() throws Exception {
        checkout.run("", "version");
        checkout.write("services/blog/posts/src/main/A.java", "new");

        assertEquals("", checkout.run("", "config").err());
        assertEquals(1, checkout.builds());
    }

    @Test
    void the_one_cache_of_earlier_versions_goes() throws Exception {
        checkout.run("", "version");
        checkout.write("target/stackctl/stackctl.aot", "of all verbs");
        Files.delete(folder.resolve("target/stackctl/words.aot"));

        checkout.run("", "version");

        assertFalse(Files.exists(folder.resolve("target/stackctl/stackctl.aot")));
        assertTrue(Files.exists(folder.resolve("target/stackctl/words.aot")));
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
    void docker_s_client_learns_what_it_is_from_a_checkout_that_is_not_set_up() throws Exception {
        var outcome = checkout.run("", "docker-cli-plugin-metadata");

        assertEquals(
                "{\"SchemaVersion\":\"0.1.0\",\"Vendor\":\"stackctl\",\"Version\":\"v5.5.0\","
                        + "\"ShortDescription\":\"Runs the stack that a Compose file defines\"}\n",
                outcome.out());
        assertEquals("", outcome.err());
        assertEquals(0, outcome.exitCode());
        assertEquals(0, checkout.builds());
    }

    @Test
    void a_plugin_s_line_reaches_the_tool_whole() throws Exception {
        var plugins = Files.createDirectories(folder.resolve("cli-plugins"));
        var link = plugins.resolve("docker-compose");
        Files.createSymbolicLink(link, folder.resolve("stackctl"));

        var outcome =
                Outcome.of(
                        checkout.start(
                                Map.of("DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND", "docker"),
                                folder,
                                link.toString(),
                                "-DH",
                                "unix:///compose",
                                "--context=compose",
                                "compose",
                                "config"));

        assertTrue(
                outcome.out()
                        .startsWith(
                                "args: <-DH> <unix:///compose> <--context=compose> <compose>"
                                        + " <config>\n"),
                outcome.out());
        assertEquals(BUILT, outcome.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nonexistent", "", "relative/jdk", "/usr", "line\nend"})
    void the_jdk_that_was_chosen_is_kept_whatever_java_home_says(String other) throws Exception {
        checkout.run("", "version");

        var outcome = checkout.run(Map.of("JAVA_HOME", other), "version");

        assertEquals("", outcome.err());
        assertEquals(7, outcome.exitCode());
        assertEquals("", checkout.run("", "version").err());
    }

    @Test
    void a_jdk_that_is_gone_is_chosen_again() throws Exception {
        checkout.run("", "version");
        Files.move(folder.resolve("jdk"), folder.resolve("moved"));

        var outcome =
                checkout.run(Map.of("JAVA_HOME", folder.resolve("moved").toString()), "version");

        assertEquals(7, outcome.exitCode());
    }

    @Test
    void what_the_user_exports_reaches_the_tool_under_any_name() throws Exception {
        var names =
                "root state jar cache verb java_home aot words script known release log mask stamp"
                        + " VALUE_OPTIONS JVM_OPTIONS NEEDED_JDK QUICK_BUILD ENGINE_SOCKET";
        var variables = new java.util.HashMap<String, String>();
        for (var name : names.split(" ", -1)) {
            variables.put(name, "mine");
        }
        variables.put("SHOW", names + " PATH");

        var whileBuilding = checkout.run(variables, "version");
        var afterwards = checkout.run(variables, "version");

        for (var name : names.split(" ", -1)) {
            assertTrue(whileBuilding.out().contains(name + ": <mine>\n"), whileBuilding.out());
        }
        assertTrue(
                whileBuilding.out().contains("PATH: <" + checkout.tools() + ">\n"),
                whileBuilding.out());
        assertEquals(whileBuilding.out(), afterwards.out());
    }

    @Test
    void java_reads_utf_8_in_any_locale_and_the_user_s_is_noted() throws Exception {
        checkout.run("", "version");
        var show = "LC_ALL LANG STACKCTL_WAS_LC_ALL";

        var posix = checkout.run(Map.of("SHOW", show, "LC_ALL", "POSIX", "LANG", "C"), "version");
        var none = checkout.run(Map.of("SHOW", show), "version");

        assertTrue(
                posix.out()
                        .startsWith(
                                "LC_ALL: <C.UTF-8>\nLANG: <C>\nSTACKCTL_WAS_LC_ALL: <=POSIX>\n"),
                posix.out());
        assertTrue(
                none.out()
                        .startsWith("LC_ALL: <C.UTF-8>\nLANG: <unset>\nSTACKCTL_WAS_LC_ALL: <>\n"),
                none.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"})
    void options_of_other_java_programs_do_not_count(String variable) throws Exception {
        checkout.run("", "version");

        var outcome =
                checkout.run(
                        Map.of("SHOW", variable + " STACKCTL_WAS_" + variable, variable, "-Xmx1m"),
                        "version");

        assertTrue(
                outcome.out()
                        .startsWith(
                                variable + ": <unset>\nSTACKCTL_WAS_" + variable + ": <=-Xmx1m>\n"),
                outcome.out());
    }

    @Test
    void nothing_of_the_environment_or_the_current_folder_is_run() throws Exception {
        var hostile = Files.createDirectories(folder.resolve("hostile"));
        var trap = "echo caught >'" + folder.resolve("caught") + "'\n";
        checkout.write("hostile/cli/setup.bash", trap);
        checkout.write("hostile/rc", trap);
        checkout.write("hostile/sub/cli/setup.bash", trap);
        Files.createDirectories(folder.resolve("sub"));
        Files.createSymbolicLink(folder.resolve("sub/stackctl"), folder.resolve("stackctl"));

        var outcome =
                Outcome.of(
                        checkout.start(
                                Map.of(
                                        "BASH_ENV",
                                        hostile.resolve("rc").toString(),
                                        "ENV",
                                        hostile.resolve("rc").toString(),
                                        "CDPATH",
                                        hostile.toString(),
                                        "BASH_FUNC_find%%",
                                        "() { " + trap.strip() + "; }",
                                        "BASH_FUNC_printf%%",
                                        "() { " + trap.strip() + "; }",
                                        "SHELLOPTS",
                                        "xtrace"),
                                hostile,
                                "../sub/../stackctl",
                                "version"));

        assertEquals(BUILT, outcome.err());
        assertEquals(7, outcome.exitCode());
        assertTrue(Files.notExists(folder.resolve("caught")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two words",
                "line\nend\n",
                "quo'te\"s",
                "$(touch caught)`touch caught`",
                "*?[a-z]",
                "-dash",
                "back\\slash",
                "#a!b%41&c",
                "\u00fcn\u00ef"
            })
    void a_checkout_may_lie_anywhere(String name) throws Exception {
        var odd = Checkout.in(Files.createDirectories(folder.resolve(name)));

        // A JDK has to lie where its path is one line.
        var java = Map.of("JAVA_HOME", checkout.jdk().toString());

        var direct = Outcome.of(odd.start(java, folder, odd.root() + "/stackctl", "version"));
        var relative =
                Outcome.of(odd.start(java, odd.root().resolve("cli"), "../stackctl", "version"));
        Files.createSymbolicLink(folder.resolve("link"), odd.root().resolve("stackctl"));
        var linked = Outcome.of(odd.start(java, folder, "./link", "version"));

        assertEquals(BUILT, direct.err());
        assertEquals("", relative.err() + linked.err());
        assertEquals(7, relative.exitCode());
        assertEquals(7, linked.exitCode());
        assertTrue(Files.notExists(folder.resolve("caught")));
    }

    @Test
    void a_path_that_java_would_split_is_refused() throws Exception {
        var odd = Checkout.in(Files.createDirectories(folder.resolve("a:b")));

        var outcome = odd.run("", "version");

        assertEquals(
                "stackctl: the checkout cannot lie in "
                        + odd.root().toRealPath()
                        + ": Java takes a colon for the end of a path\n",
                outcome.err());
        assertEquals(1, outcome.exitCode());
    }

    @Test
    void a_copy_says_that_it_has_to_be_a_link() throws Exception {
        var copy = Files.createDirectories(folder.resolve("plugins")).resolve("docker-compose");
        Files.copy(
                folder.resolve("stackctl"), copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);

        var outcome = Outcome.of(checkout.start(folder, copy.toString(), "compose", "ls"));

        assertEquals(
                "stackctl: this is a copy of the launcher away from its checkout: link to it"
                        + " instead (ln -s CHECKOUT/stackctl "
                        + copy
                        + ")\n",
                outcome.err());
        assertEquals(1, outcome.exitCode());
    }

    @Test
    void a_set_up_that_was_killed_is_done_again_after_what_it_left_running() throws Exception {
        checkout.write("slow", "");
        var killed = checkout.start(folder, "./stackctl", "version");
        while (checkout.builds() == 0) {
            Thread.sleep(5);
        }
        killed.destroyForcibly().waitFor();
        Files.delete(folder.resolve("slow"));

        var outcome = checkout.run("", "version");

        assertEquals(
                "stackctl: waiting for another stackctl that sets up\n" + BUILT, outcome.err());
        assertEquals(7, outcome.exitCode());
    }

    @Test
    void half_a_cache_is_not_used() throws Exception {
        checkout.write("half-cache", "");
        checkout.write("show-options", "");

        var outcome = checkout.run("", "version");

        assertTrue(outcome.out().contains("options: -XX:AOTMode=auto "), outcome.out());
        assertEquals("", checkout.run("", "version").err());
    }

    @Test
    void nothing_is_left_of_a_cache_s_making() throws Exception {
        checkout.run("", "version");

        try (var files = Files.list(folder.resolve("target/stackctl"))) {
            assertEquals(
                    "change.aot cli definition.aot jdk lock setup.log view.aot words.aot",
                    files.map(file -> file.getFileName().toString())
                            .sorted()
                            .collect(Collectors.joining(" ")));
        }
    }

    @Test
    void a_training_that_went_wrong_is_told_and_its_caches_are_used(@TempDir Path elsewhere)
            throws Exception {
        var installed = Checkout.packaged(elsewhere);
        installed.write("odd", "");
        installed.write("show-options", "");

        var first = installed.run("", "version");

        var state = elsewhere.toRealPath().resolve("state");
        assertTrue(
                first.err()
                        .contains(
                                "stackctl: starts (words) will be slow: "
                                        + state
                                        + "/setup.log says why; to try again, remove *.aot in "
                                        + state
                                        + "\n"),
                first.err());
        assertTrue(first.out().contains("-XX:AOTCache=" + state.resolve("words.aot")), first.out());
        assertEquals("", installed.run("", "version").err());
    }

    @Test
    void what_cannot_be_written_for_the_training_stops_no_start(@TempDir Path elsewhere)
            throws Exception {
        var installed = Checkout.packaged(elsewhere);
        installed.write("state/training", "in the way of a folder, as a full disk is");
        Files.setAttribute(elsewhere.resolve("state"), "unix:mode", 0755);

        var first = installed.run("", "version");

        assertEquals(2, first.err().lines().count(), first.err());
        assertTrue(first.err().contains("starts (all) will be slow"), first.err());
        assertEquals(7, first.exitCode());
        assertEquals("", installed.run("", "version").err());
    }

    @Test
    void the_engine_of_the_training_has_a_short_path() throws Exception {
        var deep = Files.createDirectories(folder.resolve("x".repeat(60) + "/" + "y".repeat(60)));
        var installed = Checkout.packaged(deep);

        installed.run("", "version");

        var socket = Files.readString(deep.resolve("socket")).strip();
        assertTrue(socket.length() <= 100, socket);
    }

    @Test
    void missing_maven_is_named_where_nothing_can_install_it() throws Exception {
        Files.delete(checkout.tools().resolve("mvn"));

        var outcome = checkout.run("", "version");

        assertEquals(
                "stackctl: Maven is missing, and there is no apt-get to install it with: install"
                        + " maven\n",
                outcome.err());
        assertEquals(1, outcome.exitCode());
    }
}
