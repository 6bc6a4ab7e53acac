package example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.embed.StackSession;
import io.stackctl.junit.ComposeStack;
import io.stackctl.junit.ServicePort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ComposeStack("compose.yaml")
class CounterTest {

    @ServicePort(service = "redis", port = 6379)
    static InetSocketAddress redis;

    private final StackSession stack;

    CounterTest(StackSession stack) {
        this.stack = stack;
    }

    @ParameterizedTest
    @ValueSource(strings = {"apples", "pears"})
    void what_is_counted_can_be_read(String counter) throws IOException {
        assertEquals(":1", answer(redis, "INCR " + counter));
        assertEquals("1\n", stack.exec("redis", "redis-cli", "GET", counter).stdout());
    }

    @Nested
    class AfterTheOthers {
        @Test
        void a_service_that_was_away_is_found_again() throws IOException {
            stack.stop("redis");
            stack.start("redis");

            // It may have another port of this machine now.
            assertEquals("+PONG", answer(stack.port("redis", 6379), "PING"));
        }
    }

    private static String answer(InetSocketAddress address, String question) throws IOException {
        try (var socket = new Socket(address.getAddress(), address.getPort());
                var answers =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.getOutputStream().write((question + "\r\n").getBytes(StandardCharsets.UTF_8));
            return answers.readLine();
        }
    }
}
