package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.command.CommandLineTool;
import io.stackctl.local.Settings;
import io.stackctl.terminal.Captured;
import io.stackctl.workflow.source.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code plugin} in the folder of a client that nobody else uses. */
class PluginVerbTest {

    @TempDir Path folder;
    private Path compose;
    private Path launcher;
    private Map<String, String> variables = Map.of();

    @BeforeEach
    void lay_out_a_client() {
        compose = folder.resolve("client/cli-plugins/docker-compose");
        launcher = folder.resolve("checkout/stackctl");
        variables = Map.of("DOCKER_CONFIG", folder.resolve("client").toString());
    }

    @Test
    void it_is_a_plugin_of_its_own_unless_compose_s_place_is_asked_for() throws IOException {
        var own = compose.resolveSibling("docker-stackctl");
        assertEquals("'docker stackctl' is now stackctl: " + own, say("install").getFirst());
        assertEquals(launcher, Files.readSymbolicLink(own));
        assertEquals("'docker stackctl' is already stackctl: " + own, say("install").getFirst());

        say("remove");
        assertFalse(Files.exists(own, LinkOption.NOFOLLOW_LINKS));
        assertEquals(
                "'docker stackctl' is not stackctl: nothing is changed", say("remove").getFirst());
    }

    @Test
    void the_plugin_that_was_there_comes_back() throws IOException {
        Files.createDirectories(compose.getParent());
        Files.writeString(compose, "the one before");
        var kept = compose.resolveSibling("kept-by-stackctl-compose");

        assertEquals(
                List.of(
                        "'docker compose' is now stackctl: " + compose,
                        "What was there before is kept: " + kept),
                say("install", "--as", "compose").subList(0, 2));
        assertEquals(launcher, Files.readSymbolicLink(compose));

        assertEquals(
                "'docker compose' is what it was before: " + compose,
                say("remove", "--as", "compose").getFirst());
        assertEquals("the one before", Files.readString(compose));
        assertFalse(Files.exists(kept));
    }

    @Test
    void a_link_that_leads_nowhere_is_kept_as_it_is() throws IOException {
        Files.createDirectories(compose.getParent());
        Files.createSymbolicLink(compose, Path.of("/nowhere/docker-compose"));
        say("install", "--as", "compose");
        say("remove", "--as", "compose");
        assertEquals(Path.of("/nowhere/docker-compose"), Files.readSymbolicLink(compose));
    }

    @Test
    void one_that_stopped_half_way_is_mended_by_either() throws IOException {
        Files.createDirectories(compose.getParent());
        Files.writeString(compose.resolveSibling("kept-by-stackctl-compose"), "the one before");
        say("install", "--as", "compose");
        assertEquals(launcher, Files.readSymbolicLink(compose));
        Files.delete(compose);
        say("remove", "--as", "compose");
        assertEquals("the one before", Files.readString(compose));
    }

    @Test
    void another_place_that_stackctl_lies_in_is_taken_over() throws IOException {
        Files.createDirectories(compose.getParent());
        Files.createSymbolicLink(compose, Path.of("/usr/lib/stackctl/stackctl"));
        say("install", "--as", "compose");
        assertEquals(launcher, Files.readSymbolicLink(compose));
        assertFalse(Files.exists(compose.resolveSibling("kept-by-stackctl-compose")));
    }

    @Test
    void what_is_not_stackctl_s_is_not_removed() throws IOException {
        Files.createDirectories(compose.getParent());
        Files.writeString(compose, "somebody's");
        assertEquals(
                compose + " is not a link to stackctl: it stays as it is",
                say("remove", "--as", "compose").getFirst());
        assertEquals("somebody's", Files.readString(compose));
    }

    @Test
    void nothing_kept_is_lost() throws IOException {
        Files.createDirectories(compose.getParent());
        var kept = compose.resolveSibling("kept-by-stackctl-compose");
        Files.writeString(kept, "the first");
        Files.writeString(compose, "the second");
        assertTrue(say("install", "--as", "compose").getFirst().contains("is in the way"));
        assertEquals("the first", Files.readString(kept));
        assertEquals("the second", Files.readString(compose));
    }

    @Test
    void a_plugin_that_the_client_would_find_before_it_is_named() throws IOException {
        var extra = Files.createDirectories(folder.resolve("extra"));
        var other = Files.writeString(extra.resolve("docker-compose"), "the one in front");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(folder.resolve("client"));
        Files.writeString(
                folder.resolve("client/config.json"),
                "{\"cliPluginsExtraDirs\": [\"/nonexistent\", \"" + extra + "\"]}");

        assertEquals(
                "Docker's client would go on with "
                        + other
                        + ": its config.json names that folder under cliPluginsExtraDirs",
                say("install", "--as", "compose").getFirst());
        assertFalse(Files.exists(compose, LinkOption.NOFOLLOW_LINKS));
        // Nothing of that name is in front of this one.
        assertTrue(say("install").getFirst().contains("is now stackctl"));
    }

    @ParameterizedTest
    @CsvSource({
        "chosen, home, chosen/cli-plugins",
        "'', home, home/.docker/cli-plugins",
        "'', '', of-the-database/.docker/cli-plugins"
    })
    void a_variable_that_is_empty_says_nothing(String config, String home, String expected) {
        variables = Map.of("DOCKER_CONFIG", config, "HOME", home);
        var place = folder.resolve(expected).resolve("docker-stackctl");

        assertEquals("'docker stackctl' is now stackctl: " + place, say("install").getFirst());
        assertTrue(Files.isSymbolicLink(place));
    }

    @Test
    void other_words_are_refused() {
        assertEquals(
                "invalid argument \"buildx\" for \"--as\" flag",
                say("install", "--as", "buildx").getFirst());
        assertEquals("unknown command: \"stackctl plugin instal\"", say("instal").getFirst());
    }

    private List<String> say(String... words) {
        var settings = new Settings(variables, folder, folder.resolve("of-the-database"), folder);
        var checkout = Optional.of(new Checkout(folder.resolve("checkout")));
        var toolbox = new LocalToolbox(settings, new Signals(), checkout);
        var console = Captured.of(settings.environment(), folder, "");
        var line = new String[words.length + 1];
        line[0] = "plugin";
        System.arraycopy(words, 0, line, 1, words.length);
        new CommandLineTool(console.get(), new Wiring(toolbox, checkout), checkout).execute(line);
        return (console.out() + console.err()).lines().toList();
    }
}
