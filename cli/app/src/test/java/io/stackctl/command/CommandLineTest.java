package io.stackctl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.terminal.Captured;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    @Test
    void switches_and_values_are_read_as_compose_reads_them() {
        assertEquals(
                "all=true tail=5 names=[a, b] [web, -x]",
                say("probe", "-at5", "--name", "a", "--name=b", "web", "--", "-x"));
        assertEquals("all=false tail= names=[] [true]", say("probe", "--all=false", "true"));
        assertEquals("all=false tail=-1 names=[] []", say("probe", "--tail", "-1"));
        assertEquals("all=false tail=--all names=[] []", say("probe", "-t", "--all"));
    }

    @Test
    void everything_behind_the_first_argument_belongs_to_the_program_that_is_run() {
        assertEquals(
                "all=true tail= names=[] [app, ls, -a, --, --tail]",
                say("run-probe", "-a", "app", "ls", "-a", "--", "--tail"));
    }

    @Test
    void an_unknown_flag_is_named_with_the_nearest_one() {
        assertEquals("1 unknown flag: --tali\n  Did you mean --tail?\n", fail("probe", "--tali=3"));
    }

    @Test
    void an_unknown_letter_is_named_with_its_group() {
        assertTrue(fail("probe", "-Z").startsWith("1 unknown shorthand flag: 'Z' in -Z\n"));
        assertTrue(fail("probe", "-aZ").startsWith("1 unknown shorthand flag: 'Z' in -Z\n"));
        assertTrue(fail("probe", "-Za").startsWith("1 unknown shorthand flag: 'Z' in -Za\n"));
    }

    @Test
    void a_flag_without_its_value_is_refused() {
        assertEquals("1 flag needs an argument: --tail\n", fail("probe", "--tail"));
    }

    @Test
    void an_unknown_verb_is_named_with_the_nearest_one() {
        assertEquals(
                "1 unknown command: \"stackctl prob\"\n  Did you mean 'stackctl probe'?\n",
                fail("prob"));
    }

    @Test
    void failures_are_json_where_progress_is() {
        assertEquals(
                "1 {\"error\":true,\"message\":\"unknown flag: --x\"}\n",
                fail("--progress", "json", "probe", "--x"));
    }

    @Test
    void a_defect_is_one_line_and_its_trace_only_on_request() {
        String usual = fail("probe", "--tail", "defect");
        String debug = fail("--debug", "probe", "--tail", "defect");

        assertEquals(2, usual.lines().count(), usual);
        assertTrue(debug.contains("\tat io.stackctl.command.CommandLineTest"), debug);
    }

    @Test
    void an_installation_that_is_moved_away_meanwhile_is_no_defect() {
        assertEquals(
                """
                1 a part of stackctl is not there any more: io/stackctl/Part
                  Was it upgraded, moved or removed meanwhile? Run the command again.
                """,
                fail("probe", "--tail", "moved"));
    }

    @Test
    void a_bad_parallel_limit_in_the_environment_is_refused() {
        Captured console = Captured.of(Map.of("COMPOSE_PARALLEL_LIMIT", "x"), Path.of("/"), "");

        new CommandLineTool(console.get(), new Probes(), Optional.empty()).execute("probe");

        assertEquals("COMPOSE_PARALLEL_LIMIT must be an integer (found: \"x\")\n", console.err());
    }

    @Test
    void help_names_the_verb_its_flags_and_an_example() {
        String help = say("probe", "--help");

        assertTrue(help.startsWith("Usage:  stackctl probe [OPTIONS] [SERVICE...]"), help);
        assertTrue(help.contains("-t, --tail=N"), help);
        assertTrue(help.endsWith("Example:\n  stackctl probe -a"), help);
    }

    private static String say(String... line) {
        Captured console = Captured.console();
        assertEquals(
                0,
                new CommandLineTool(console.get(), new Probes(), Optional.empty()).execute(line),
                console.err());
        return console.out().strip();
    }

    private static String fail(String... line) {
        Captured console = Captured.console();
        int code = new CommandLineTool(console.get(), new Probes(), Optional.empty()).execute(line);
        assertEquals("", console.out());
        return code + " " + console.err();
    }

    private static final class Probes implements VerbSource {
        @Override
        public Optional<Verb> verb(String name) {
            return switch (name) {
                case "probe" -> Optional.of(new Probe(name));
                case "run-probe" -> {
                    var probe = new Probe(name);
                    probe.stopAtFirstArgument();
                    yield Optional.of(probe);
                }
                default -> Optional.empty();
            };
        }

        @Override
        public List<String> names() {
            return List.of("probe", "run-probe");
        }
    }

    private static final class Probe extends Verb {

        private final Toggle all = toggle("Everything", "-a", "--all");
        private final Choice tail = choice("N", "Lines", "-t", "--tail");
        private final Values names = values("NAME", "Names", "--name");

        Probe(String name) {
            super(name, "[SERVICE...]", "Print what was understood", "stackctl probe -a");
        }

        @Override
        protected int run(Session session, List<String> arguments) {
            if (tail.orElse("").equals("defect")) {
                throw new IllegalStateException("broken");
            }
            if (tail.orElse("").equals("moved")) {
                var missing = new NoClassDefFoundError("io/stackctl/Part");
                missing.initCause(new ClassNotFoundException("io.stackctl.Part"));
                throw missing;
            }
            session.out()
                    .println(
                            "all="
                                    + all.isOn()
                                    + " tail="
                                    + tail.orElse("")
                                    + " names="
                                    + names.all()
                                    + " "
                                    + arguments);
            return 0;
        }
    }
}
