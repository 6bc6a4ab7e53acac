package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.stackctl.command.CommandLineTool;
import io.stackctl.engine.FakeEngine;
import io.stackctl.terminal.Captured;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.TestSurroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every verb and flag of Docker Compose 5.5 is understood: with the same letter, and with a value
 * where it has one there.
 */
class ComposeFlagsTest {

    private static final String UNKNOWN = "--this-is-no-flag";

    /** Refused whatever follows. */
    private static final Set<String> REFUSED = Set.of("alpha", "bridge");

    private final Wiring wiring =
            new Wiring(
                    (events, confirmation, dryRun) ->
                            TestSurroundings.of(
                                    new FakeEngine(),
                                    events,
                                    confirmation,
                                    Interruption.never(),
                                    dryRun),
                    Optional.empty());

    @Test
    void every_flag_is_taken_with_its_letter_and_its_value() throws IOException {
        Set<String> different = new TreeSet<>();
        for (Flag flag : flags()) {
            if (!REFUSED.contains(flag.verb())) {
                for (String name : flag.names()) {
                    if (!isTaken(flag, name)) {
                        different.add(flag.verb() + " " + name);
                    }
                }
            }
        }

        assertEquals(Set.of(), different);
    }

    @Test
    void what_is_not_supported_says_so_and_what_to_do_instead() throws IOException {
        for (String verb : REFUSED) {
            assertEquals(
                    "'" + verb + "' is not supported", complaint(List.of(verb, "x")).getFirst());
            assertEquals(2, complaint(List.of(verb)).size());
        }
        assertEquals(Set.of(), verbsWithoutHelp());
    }

    private Set<String> verbsWithoutHelp() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Flag flag : flags()) {
            if (!flag.verb().equals("-") && wiring.verb(flag.verb()).isEmpty()) {
                missing.add(flag.verb());
            }
        }
        return missing;
    }

    /** A word that nobody knows is complained of only where no value is expected any more. */
    private boolean isTaken(Flag flag, String name) {
        List<String> line = new ArrayList<>();
        if (!flag.verb().equals("-")) {
            line.add(flag.verb());
        }
        line.add(name);
        if (flag.valued()) {
            line.add("--value");
        }
        line.add(UNKNOWN);
        return complaint(line).getFirst().equals("unknown flag: " + UNKNOWN);
    }

    private List<String> complaint(List<String> line) {
        Captured console = Captured.console();
        new CommandLineTool(console.get(), wiring, Optional.empty())
                .execute(line.toArray(String[]::new));
        return console.err().lines().toList();
    }

    private static List<Flag> flags() throws IOException {
        try (var text = ComposeFlagsTest.class.getResourceAsStream("/command/compose-flags.txt")) {
            assertNotNull(text);
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Flag.of(line.split(" ")))
                    .toList();
        }
    }

    /** One line of the list. */
    private record Flag(String verb, List<String> names, boolean valued) {
        static Flag of(String... words) {
            List<String> rest = List.of(words).subList(1, words.length);
            return new Flag(
                    words[0],
                    rest.stream().filter(word -> !word.equals("=")).toList(),
                    rest.contains("="));
        }
    }
}
