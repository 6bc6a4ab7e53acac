package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.command.CommandLineTool;
import io.stackctl.engine.FakeEngine;
import io.stackctl.terminal.Captured;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.source.Checkout;
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

/** What a verb was to write cannot be written: it must not seem to have gone well. */
@Timeout(60)
class LostOutputTest {

    /** Every verb that has something to write, in each of its forms. */
    private static final List<String> LINES =
            List.of(
                    "--help",
                    "help ps",
                    "version",
                    "version --short",
                    "config",
                    "config --format json",
                    "config --services",
                    "config --volumes",
                    "config --networks",
                    "config --images",
                    "config --profiles",
                    "config --hash *",
                    "config --variables",
                    "config --environment",
                    "convert",
                    "explain services.web.image",
                    "plan",
                    "plan --format json",
                    "ps -a",
                    "ps -aq",
                    "ps -a --services",
                    "ps -a --format json",
                    "ls -a",
                    "ls -aq",
                    "ls -a --format json",
                    "images",
                    "images -q",
                    "images --format json",
                    "volumes",
                    "volumes -q",
                    "top",
                    "stats --no-stream",
                    "stats --no-stream --format json",
                    "port web 80",
                    "logs",
                    "logs -f job",
                    "exec -T --interactive=false web sh -c 'echo data'",
                    "run -T job",
                    "run -d job",
                    "cp web:/notes -",
                    "export web",
                    "wait web",
                    "completion bash",
                    "doctor",
                    "__complete 1 stackctl u",
                    "up --no-recreate job");

    private static final Optional<Checkout> CHECKOUT =
            Optional.of(new Checkout(Path.of("../..").toAbsolutePath().normalize()));

    private final FakeEngine engine = FakeEngine.with("shop:1");

    @TempDir Path folder;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(
                folder.resolve("compose.yaml"),
                """
                name: shop
                services:
                  web: { image: "shop:${TAG-1}", ports: ["8080:80"], volumes: ["data:/data"], profiles: ["p"], configs: [notes] }
                  job: { image: 'shop:1', command: [sh, -c, echo done] }
                volumes: { data: {} }
                configs: { notes: { content: text } }
                """);
        Files.writeString(folder.resolve(".env"), "COMPOSE_PROFILES=p\n");
        Captured console = Captured.of(Map.of(), folder, "");
        assertEquals(0, run(console, "up", "-d"), console.err());
    }

    @Test
    void a_full_disk_is_an_error_in_one_line() {
        var different = new ArrayList<String>();
        for (String line : LINES) {
            Captured console = Captured.losing(folder, "No space left on device", false);
            int code = run(console, words(line));
            String said = console.err();
            boolean told =
                    said.endsWith("cannot write to standard output: No space left on device\n")
                            && said.indexOf("cannot write") == said.lastIndexOf("cannot write");
            if (code != 1 || !told) {
                different.add(line + ": " + code + " " + said);
            }
        }

        assertEquals(List.of(), different);
    }

    @Test
    void a_reader_that_is_gone_ends_it_without_a_word() {
        var different = new ArrayList<String>();
        for (String line : LINES) {
            Captured console = Captured.losing(folder, "Broken pipe", true);
            int code = run(console, words(line));
            if (code != 141 || console.err().contains("Broken")) {
                different.add(line + ": " + code + " " + console.err());
            }
        }

        assertEquals(List.of(), different);
    }

    @Test
    void what_is_done_to_containers_is_done_to_its_end() {
        Captured console = Captured.losing(folder, "No space left on device", false);

        assertEquals(0, run(console, "restart", "-t", "0", "web"), console.err());
        assertEquals(0, run(console, "down"), console.err());
        assertEquals(List.of(), engine.containers().all());
    }

    /** The last events of the containers would keep {@code wait} waiting. */
    private int run(Captured console, String... line) {
        if (line[0].equals("wait")) {
            engine.exitSoon("shop-web-1", 0);
        }
        var wiring =
                new Wiring(
                        (events, confirmation, dryRun) ->
                                TestSurroundings.of(
                                        engine, events, confirmation, Interruption.never(), dryRun),
                        CHECKOUT);
        return new CommandLineTool(console.get(), wiring, CHECKOUT).execute(line);
    }

    private static String[] words(String line) {
        int quote = line.indexOf('\'');
        var words =
                new ArrayList<>(
                        List.of(
                                (quote < 0 ? line : line.substring(0, quote))
                                        .strip()
                                        .split(" ", -1)));
        if (quote >= 0) {
            words.add(line.substring(quote + 1, line.length() - 1));
        }
        return words.toArray(String[]::new);
    }
}
