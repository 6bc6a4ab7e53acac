package io.stackctl.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.failure.Failure;
import io.stackctl.failure.Location;
import io.stackctl.failure.Mistake;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureTextTest {

    private static final Failure MISTAKE =
            new Failure.InvalidDefinition(
                    List.of(
                            new Mistake(
                                    "'80:http' is not a port mapping",
                                    new Location("compose.yaml", 12, 9),
                                    "services.web.ports[0]",
                                    "write it as HOST:CONTAINER",
                                    "      - \"80:http\"")));

    @Test
    void a_mistake_on_a_terminal_shows_the_line_and_the_place() {
        assertEquals(
                """
                compose.yaml:12:9: services.web.ports[0]: '80:http' is not a port mapping
                  12 |       - "80:http"
                     |         ^
                  write it as HOST:CONTAINER\
                """,
                new FailureText(false, true).of(MISTAKE));
    }

    @Test
    void a_mistake_in_a_pipe_is_the_message_and_the_remedy() {
        assertEquals(
                """
                compose.yaml:12:9: services.web.ports[0]: '80:http' is not a port mapping
                  write it as HOST:CONTAINER\
                """,
                new FailureText(false, false).of(MISTAKE));
    }

    @Test
    void a_long_line_is_shown_around_the_place() {
        var line = "a: [" + "x, ".repeat(1000) + "{ bad }" + ", y".repeat(1000) + "]";
        var mistake = new Mistake("no", new Location("f", 3, 3005), "a[1000]", "", line);

        assertEquals(
                """
                f:3:3005: a[1000]: no
                  3 | …%s{ bad }%s…
                    | %s^\
                """
                        .formatted("x, ".repeat(27).substring(1), ", y".repeat(51), " ".repeat(81)),
                new FailureText(false, true).of(new Failure.InvalidDefinition(List.of(mistake))));
    }

    @Test
    void a_very_long_message_loses_its_middle() {
        var text =
                new FailureText(false, false)
                        .of(new Failure.OperationFailed("a" + "x".repeat(1_000_000) + "z"));

        assertEquals("a" + "x".repeat(1999) + "…" + "x".repeat(1999) + "z", text);
    }

    @Test
    void a_container_that_ended_needs_no_words() {
        assertEquals("", new FailureText(true, true).of(new Failure.ContainerExit(3)));
    }

    @Test
    void json_carries_the_message_alone() {
        assertEquals(
                "{\"error\":true,\"message\":\"no such service: \\u003cx\\u003e\"}",
                FailureText.json(new Failure.InvalidRequest("no such service: <x>", "look")));
    }
}
