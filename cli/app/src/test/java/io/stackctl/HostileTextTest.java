package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.command.CommandLineTool;
import io.stackctl.docker.api.Refusal;
import io.stackctl.engine.FakeEngine;
import io.stackctl.terminal.Captured;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.TestSurroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Texts of others reach the terminal as text, whichever verb shows them. */
@Timeout(60)
class HostileTextTest {

    private static final String TITLE = "\u001b]0;PWNED\u0007";
    private static final String SPELLED = "\\x1b]0;PWNED\\x07";

    private final FakeEngine engine = FakeEngine.with("shop:1");

    @TempDir Path folder;

    private Path place = Path.of("");

    @BeforeEach
    void start() throws IOException {
        place = Files.createDirectory(folder.resolve("x" + TITLE));
        Files.writeString(
                place.resolve("compose.yaml"),
                """
                name: shop
                services:
                  web:
                    image: 'shop:1'
                    command: [serve, "\\e]0;PWNED\\a"]
                    labels: { note: "\\e]0;PWNED\\a\\x9b31m\\u202e" }
                    volumes: ["data:/data"]
                volumes: { data: { labels: { note: "\\e]0;PWNED\\a" } } }
                """);
        assertEquals(0, run(console(), "up", "-d"));
    }

    @Test
    void tables_and_templates_have_no_controls() {
        assertSpelled("ps", "\"serve \\x1b]0;PWNED\\a\"");
        assertSpelled("ps --format {{.Labels}}", SPELLED + "\\u009b31m\\u202e");
        assertSpelled("ps --format json", "\\u001b]0;PWNED\\u0007\\u009b31m\\u202e");
        assertSpelled("ls", "x" + SPELLED + "/compose.yaml");
        assertSpelled("ls --format json", "x\\u001b]0;PWNED\\u0007/compose.yaml");
        assertSpelled("top", "serve " + SPELLED);
        assertSpelled("volumes --format {{.Labels}}", SPELLED);
        assertSpelled("explain services.web.image", "x" + SPELLED);
    }

    @Test
    void refusals_of_an_engine_have_none() throws IOException {
        engine.refuse("create shop-more-1", Refusal.of(500, "bad\r" + TITLE + "\u009b2J"));
        Files.writeString(place.resolve("more.yaml"), "services: { more: { image: 'shop:1' } }\n");
        String spelled = "bad\\x0d" + SPELLED + "\\u009b2J";
        String[] line = {"-f", "compose.yaml", "-f", "more.yaml", "up", "-d"};

        Captured plain = console();
        assertEquals(1, run(plain, line));
        assertHarmless(plain.err());
        assertTrue(plain.err().contains(spelled), plain.err());

        Captured json = console();
        assertEquals(1, run(json, with(line, "--progress", "json")));
        assertHarmless(json.err());
        assertTrue(json.err().contains("bad\\r\\u001b]0;PWNED\\u0007\\u009b2J"), json.err());

        Captured terminal = Captured.terminal(200, 50, place);
        assertEquals(1, run(terminal, line));
        String drawn = terminal.err() + terminal.out();
        assertTrue(!drawn.contains("\u001b]") && !drawn.contains("\u009b"), drawn);
        assertTrue(drawn.contains(SPELLED), drawn);
    }

    @Test
    void questions_and_warnings_have_none() throws IOException {
        Files.writeString(
                place.resolve("compose.yaml"),
                """
                name: shop
                services: { web: { image: 'shop:1', volumes: ["data:/data"] } }
                volumes: { data: { name: "${NAME}" } }
                """);
        Captured console = console(Map.of("NAME", "da" + TITLE + "ta"));
        run(console, "nuke");
        run(console, "config", "--images");
        run(console, "up", "-d");
        assertHarmless(console.out() + console.err());
    }

    @Test
    void a_mistake_is_shown_with_the_caret_under_it() throws IOException {
        Files.writeString(
                place.resolve("compose.yaml"),
                "services: { \"w\u009b日\": { image: a, nosuch: 1 } }\n");
        Captured console = Captured.terminal(200, 50, place);
        assertEquals(1, run(console, "config"));
        assertTrue(!console.err().contains("\u009b"), console.err());
    }

    private void assertSpelled(String line, String spelled) {
        Captured console = console();
        run(console, line.split(" "));
        assertHarmless(console.out() + console.err());
        assertTrue(console.out().contains(spelled), line + ": " + console.out() + console.err());
    }

    private static void assertHarmless(String text) {
        text.codePoints()
                .forEach(letter ->
                        assertTrue(
                                letter == '\n'
                                        || letter == '\t'
                                        || (!Character.isISOControl(letter) && letter != 0x202e),
                                () -> Integer.toHexString(letter) + " in " + text));
    }

    private Captured console() {
        return console(Map.of());
    }

    private Captured console(Map<String, String> environment) {
        return Captured.of(environment, place, "");
    }

    private static String[] with(String[] line, String... more) {
        List<String> words = new ArrayList<>(List.of(more));
        words.addAll(List.of(line));
        return words.toArray(String[]::new);
    }

    private int run(Captured console, String... line) {
        var wiring =
                new Wiring(
                        (events, confirmation, dryRun) ->
                                TestSurroundings.of(
                                        engine, events, confirmation, Interruption.never(), dryRun),
                        Optional.empty());
        return new CommandLineTool(console.get(), wiring, Optional.empty()).execute(line);
    }
}
