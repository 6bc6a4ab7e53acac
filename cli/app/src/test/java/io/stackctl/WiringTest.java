package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.command.CommandLineTool;
import io.stackctl.engine.FakeEngine;
import io.stackctl.terminal.Captured;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.Toolbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole command lines against an engine that is not there. */
class WiringTest {

    private final FakeEngine engine = new FakeEngine();

    @TempDir Path folder;

    @Test
    void every_verb_that_help_lists_exists_and_has_help_with_an_example() {
        var wiring = new Wiring(toolbox(), Optional.empty());
        for (String name : wiring.names()) {
            Captured console = Captured.of(Map.of(), folder, "");
            int code =
                    new CommandLineTool(console.get(), wiring, Optional.empty())
                            .execute("help", name);
            assertEquals(0, code, name);
            assertTrue(console.out().contains("Example:"), name);
        }
    }

    @Test
    void the_tool_says_the_version_that_its_pom_has() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String version = pom.substring(pom.indexOf("<version>") + 9, pom.indexOf("</version>"));
        assertTrue(say("version").endsWith("(stackctl " + version + ")\n"), version);
    }

    @Test
    void a_stack_without_a_definition_is_refused_in_compose_s_words() {
        assertEquals("1 no configuration file provided: not found", firstLine("up", "-d"));
    }

    @Test
    void flags_that_exclude_each_other_are_refused_before_anything_is_read() {
        assertEquals(
                "1 --force-recreate and --no-recreate are incompatible",
                firstLine("up", "-d", "--force-recreate", "--no-recreate"));
        assertEquals(
                "1 --build and --no-build are incompatible",
                firstLine("create", "--build", "--no-build"));
    }

    @Test
    void a_project_that_nobody_started_has_no_rows() throws IOException {
        define("services: {web: {image: 'shop:1'}}\n");
        assertEquals(
                "NAME      IMAGE     COMMAND   SERVICE   CREATED   STATUS    PORTS\n", say("ps"));
        assertEquals("", say("ps", "-q"));
        assertEquals("", say("top"));
    }

    @Test
    void a_service_that_does_not_run_is_named() throws IOException {
        define("services: {web: {image: 'shop:1'}}\n");
        assertEquals("1 service \"web\" is not running", firstLine("exec", "-T", "web", "true"));
        assertEquals("1 no such service: ghost", firstLine("ps", "ghost"));
    }

    @Test
    void the_parallel_limit_bounds_pulls_and_builds() throws IOException {
        List.of("a:1", "b:1", "c:1").forEach(engine::addToRegistry);
        define("services: {a: {image: 'a:1'}, b: {image: 'b:1'}, c: {image: 'c:1'}}\n");
        engine.gatherImages(2, Duration.ofMillis(100));
        say("--parallel", "1", "pull");
        assertEquals(1, engine.mostImagesAtOnce());

        engine.gatherImages(3, Duration.ofSeconds(30));
        say("--parallel", "-1", "pull");
        assertEquals(3, engine.mostImagesAtOnce());
    }

    @Test
    void what_buildx_would_be_given_is_printed_without_a_word_of_progress() throws IOException {
        define(
                "services: {web: {build: {dockerfile_inline: FROM scratch}}, db: {image: 'pg:1'}}\n");

        assertEquals("web\n", say("build", "--print"));
        assertEquals("1 buildx is not installed", firstLine("build", "--check"));
        assertEquals("1 buildx is not installed", firstLine("build", "--builder", "far"));
        engine.buildx().install();
        assertEquals("Check complete, no warnings found.\n", say("build", "--check"));
        assertEquals("", say("build", "--check", "-q"));
    }

    @Test
    void a_build_of_nothing_says_so() throws IOException {
        define("services: {db: {image: 'pg:1'}}\n");
        Captured console = Captured.of(Map.of(), folder, "");

        int code =
                new CommandLineTool(
                                console.get(),
                                new Wiring(toolbox(), Optional.empty()),
                                Optional.empty())
                        .execute("build");

        assertEquals(0, code);
        assertTrue(console.err().contains("No services to build"), console.err());
    }

    @Test
    void a_parallel_limit_that_is_no_number_is_refused() {
        assertEquals(
                "1 invalid argument \"many\" for \"--parallel\" flag: it is not a whole number",
                firstLine("--parallel", "many", "ps"));
    }

    @Test
    void settings_in_the_env_file_count_where_the_process_has_none() throws IOException {
        define("services: {web: {image: 'shop:1'}}\n");
        Files.writeString(folder.resolve(".env"), "COMPOSE_PARALLEL_LIMIT=many\n");

        assertEquals(
                "1 COMPOSE_PARALLEL_LIMIT must be an integer (found: \"many\")",
                firstLine("ps", "-q"));
        assertEquals("", say("--parallel", "2", "ps", "-q"));
    }

    @Test
    void how_progress_is_shown_is_for_the_process_to_say() throws IOException {
        define("services: {web: {image: 'shop:1'}}\n");
        Files.writeString(folder.resolve(".env"), "COMPOSE_PROGRESS=loud\n");

        assertEquals("", say("ps", "-q"));
    }

    @Test
    void orphans_are_removed_where_the_env_file_says_so() throws IOException {
        engine.addImage("shop:1");
        define("services: {web: {image: 'shop:1'}, old: {image: 'shop:1'}}\n");
        say("-p", "shop", "up", "-d");
        define("services: {web: {image: 'shop:1'}}\n");
        say("-p", "shop", "up", "-d");
        assertTrue(say("-p", "shop", "ps", "--services").contains("old"));

        Files.writeString(folder.resolve(".env"), "COMPOSE_REMOVE_ORPHANS=true\n");
        say("-p", "shop", "up", "-d");
        assertEquals("web\n", say("-p", "shop", "ps", "--services"));
    }

    @Test
    void completion_knows_verbs_flags_and_services() throws IOException {
        define("services: {web: {image: 'shop:1'}, worker: {image: 'shop:1'}}\n");
        assertTrue(say("__complete", "1", "stackctl", "sca").startsWith("scale\t"));
        assertTrue(say("__complete", "2", "stackctl", "logs", "--fol").startsWith("--follow\t"));
        assertEquals("web\nworker\n", say("__complete", "2", "stackctl", "logs", ""));
        assertEquals("worker=\n", say("__complete", "2", "stackctl", "scale", "wo"));
        assertEquals("quiet\n", say("__complete", "2", "stackctl", "--progress", "q"));
    }

    @Test
    void completion_leaves_the_input_to_the_shell() throws IOException {
        Captured console = Captured.of(Map.of(), folder, "services: {web: {image: 'shop:1'}}\n");
        int typed = console.get().in().available();

        new CommandLineTool(
                        console.get(), new Wiring(toolbox(), Optional.empty()), Optional.empty())
                .execute("__complete", "4", "stackctl", "-f", "-", "logs", "");

        assertEquals("", console.out());
        assertEquals(typed, console.get().in().available());
    }

    private void define(String yaml) throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), yaml);
    }

    private String say(String... line) {
        Captured console = run(line, 0);
        return console.out();
    }

    private String firstLine(String... line) {
        Captured console = run(line, 1);
        return "1 " + console.err().lines().findFirst().orElse("");
    }

    private Captured run(String[] line, int expected) {
        Captured console = Captured.of(Map.of(), folder, "");
        var wiring = new Wiring(toolbox(), Optional.empty());
        int code = new CommandLineTool(console.get(), wiring, Optional.empty()).execute(line);
        assertEquals(expected, code, console.err());
        return console;
    }

    private Toolbox toolbox() {
        return (events, confirmation, dryRun) ->
                TestSurroundings.of(engine, events, confirmation, Interruption.never(), dryRun);
    }
}
