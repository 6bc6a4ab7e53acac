package io.stackctl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.command.completion.CompleteCommand;
import io.stackctl.command.view.ConfigCommand;
import io.stackctl.terminal.Captured;
import io.stackctl.terminal.progress.LogLevel;
import io.stackctl.workflow.EngineChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Command lines as Docker's client hands them on, and the same flags without it. */
class PluginCallTest {

    private static final Map<String, String> BY_CLIENT =
            Map.of("DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND", "docker");

    @TempDir Path folder;

    private final List<EngineChoice> engines = new ArrayList<>();

    @Test
    void the_client_s_flags_name_the_engine_and_the_rest_is_ours() {
        assertEquals("0 ls []", run(BY_CLIENT, "-DH", "unix:///e", "compose", "ls"));
        assertEquals("unix:///e", engines.getLast().host().orElseThrow());

        run(BY_CLIENT, "-c", "far", "--config=/settings", "stackctl", "ls");
        assertEquals("far", engines.getLast().context().orElseThrow());
        assertEquals("/settings", engines.getLast().clientFolder().orElseThrow());

        run(BY_CLIENT, "--tlsverify", "--tlscacert", "/a", "--tlskey=/k", "compose", "ls");
        assertEquals(Optional.of(true), engines.getLast().tlsVerify());
        assertEquals(Optional.of("/a"), engines.getLast().authorities());
        assertEquals(Optional.of("/k"), engines.getLast().key());

        run(BY_CLIENT, "--tlsverify=false", "compose", "ls");
        assertEquals(Optional.of(false), engines.getLast().tlsVerify());
    }

    @Test
    void a_value_may_be_called_as_the_plugin_is() {
        assertEquals("0 ls [-x]", run(BY_CLIENT, "-l", "info", "compose", "ls", "--", "-x"));
        run(BY_CLIENT, "--context", "compose", "compose", "ls");

        assertEquals("compose", engines.getLast().context().orElseThrow());
    }

    @Test
    void the_client_s_word_for_help_reaches_the_verb() {
        assertTrue(run(BY_CLIENT, "-D", "help", "compose", "ls").contains("Usage:  stackctl ls"));
        assertTrue(run(BY_CLIENT, "compose", "ls", "--help").contains("Usage:  stackctl ls"));
        for (var line : List.of("help compose", "compose help", "compose --help", "compose")) {
            var help = run(BY_CLIENT, line.split(" "));
            assertTrue(help.contains("Usage:  stackctl [OPTIONS] VERB"), line);
        }
    }

    @Test
    void a_program_that_a_plugin_started_may_call_stackctl_itself() {
        assertEquals("0 ls []", run(BY_CLIENT, "-H", "unix:///e", "ls"));
        assertEquals("unix:///e", engines.getLast().host().orElseThrow());
    }

    @Test
    void without_the_client_the_flags_are_those_that_compose_takes_then() {
        for (var flag :
                List.of(
                        List.of("-H", "unix:///e"),
                        List.of("--host=unix:///e"),
                        List.of("--context", "far"),
                        List.of("--log-level", "error"),
                        List.of("--tls"),
                        List.of("--tlscert", "/c"))) {
            assertEquals("0 ls []", run(Map.of(), with(flag, "ls")));
        }
        assertTrue(run(Map.of(), "-c", "far", "ls").startsWith("1 unknown shorthand flag: 'c'"));
        assertTrue(run(Map.of(), "-l", "info", "ls").startsWith("1 unknown shorthand flag: 'l'"));
        assertTrue(run(Map.of(), "--config", "/x", "ls").startsWith("1 unknown flag: --config"));
        assertTrue(
                run(Map.of(), "compose", "ls").startsWith("1 unknown command: \"stackctl compose"));
    }

    @Test
    void two_engines_are_refused() {
        assertTrue(run(Map.of(), "-H", "a", "-H", "b", "ls").startsWith("1 specify only one -H"));
        assertTrue(
                run(BY_CLIENT, "-H", "a", "-c", "b", "compose", "ls")
                        .startsWith(
                                "1 conflicting options: cannot specify both --host and --context"));
    }

    @Test
    void an_empty_name_is_none() {
        run(BY_CLIENT, "-H", "", "-c", "far", "compose", "ls");

        assertEquals(Optional.of("far"), engines.getLast().context());
    }

    @Test
    void a_level_that_is_none_is_refused() {
        assertTrue(
                run(Map.of(), "--log-level", "loud", "ls")
                        .startsWith("1 Unable to parse logging level: loud"));
    }

    @Test
    void levels_are_docker_s_words_for_them() {
        assertEquals(Optional.of(LogLevel.ERROR), LogLevel.of("Fatal"));
        assertEquals(Optional.of(LogLevel.WARN), LogLevel.of("warning"));
        assertEquals(Optional.of(LogLevel.INFO), LogLevel.of(""));
    }

    @Test
    void a_level_above_warnings_hides_them() throws Exception {
        Files.writeString(
                folder.resolve("compose.yaml"), "services: {a: {image: 'b:${NOTHING_SUCH}1'}}\n");

        assertTrue(warned("--log-level", "warn"));
        assertTrue(!warned("--log-level", "error"));
    }

    @Test
    void cobra_s_scripts_are_answered_with_what_fits_and_what_files_do() throws Exception {
        Files.writeString(
                folder.resolve("compose.yaml"), "services: {web: {image: a}, db: {image: a}}\n");

        assertEquals("db\nweb\n:4\n", complete("compose", "up", ""));
        assertEquals("web\n:4\n", complete("up", "w"));
        assertEquals("web\n:4\n", complete("--host", "x", "logs", "-f", "w"));
        assertEquals("yaml\nyml\n:8\n", complete("compose", "-f", ""));
        assertEquals("plain\n:4\n", complete("compose", "--progress=pl"));
        assertEquals("db=\nweb=\n:4\n", complete("compose", "up", "--scale", ""));
        assertEquals(":16\n", complete("compose", "--project-directory", ""));
        assertEquals(":0\n", complete("compose", "cp", ""));
        assertEquals(":0\n", complete("compose", "nothing", ""));
    }

    private String complete(String... words) {
        Captured console = Captured.of(BY_CLIENT, folder, "");
        new CommandLineTool(console.get(), new Verbs(), Optional.empty())
                .execute(with(List.of("__completeNoDesc"), words));
        return console.out();
    }

    private boolean warned(String... flags) {
        Captured console = Captured.of(Map.of(), folder, "");
        int code =
                new CommandLineTool(console.get(), new Verbs(), Optional.empty())
                        .execute(with(List.of(flags), "config", "-q"));
        assertEquals(0, code, console.err());
        return console.err().contains("NOTHING_SUCH");
    }

    private static String[] with(List<String> front, String... words) {
        List<String> all = new ArrayList<>(front);
        all.addAll(List.of(words));
        return all.toArray(new String[0]);
    }

    /** The exit code and what was said. */
    private String run(Map<String, String> environment, String... words) {
        Captured console = Captured.of(environment, folder, "");
        int code = new CommandLineTool(console.get(), new Verbs(), Optional.empty()).execute(words);
        return (code + " " + console.out() + console.err()).strip();
    }

    private final class Verbs implements VerbSource {

        @Override
        public Optional<Verb> verb(String name) {
            return switch (name) {
                case "ls", "up", "logs", "cp" -> Optional.of(new Probe(name));
                case "config" ->
                        Optional.of(
                                new ConfigCommand((events, confirmation, dryRun) -> {
                                    throw new IllegalStateException("no engine is asked");
                                }));
                case "__completeNoDesc" ->
                        Optional.of(new CompleteCommand(name, this, Optional.empty()));
                default -> Optional.empty();
            };
        }

        @Override
        public VerbSource towards(EngineChoice engine) {
            engines.add(engine);
            return this;
        }

        @Override
        public List<String> names() {
            return List.of("ls");
        }
    }

    private static final class Probe extends Verb {

        Probe(String name) {
            super(name, "", "Print what was understood", "stackctl ls");
            values("N", "Copies", "--scale");
            toggle("Follow", "-f");
        }

        @Override
        public Candidates candidates() {
            return name().equals("cp") ? Candidates.NONE : Candidates.SERVICES;
        }

        @Override
        protected int run(Session session, List<String> arguments) {
            session.out().println(name() + " " + arguments);
            return 0;
        }
    }
}
