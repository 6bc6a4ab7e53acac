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
