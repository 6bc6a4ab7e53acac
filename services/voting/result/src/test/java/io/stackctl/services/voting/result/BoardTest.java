package io.stackctl.services.voting.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.services.kit.EventStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardTest {
    private static Tally cats(long votes) {
        return new Tally("Which?", votes, List.of(new Tally.Option("Cats", votes)));
    }

    private static String event(long votes) {
        return "data: {\"question\":\"Which?\",\"total\":%1$d,\"options\":[{\"name\":\"Cats\",\"votes\":%1$d}]}"
                .formatted(votes);
    }

    /** The next event's line of data. */
    private static String next(BufferedReader watcher) throws IOException {
        assertEquals("event: tally", watcher.readLine());
        var data = watcher.readLine();
        assertEquals("", watcher.readLine());
        return String.valueOf(data);
    }

    @Test
    void a_watcher_gets_what_is_there_and_every_change_but_nothing_twice() throws Exception {
        var board = new Board();
        board.show(cats(1));
        var out = new PipedOutputStream();
        try (var watcher =
                new BufferedReader(
                        new InputStreamReader(
                                new PipedInputStream(out, 4096), StandardCharsets.UTF_8))) {
            var watching = Thread.ofVirtual().start(() -> watch(board, out));
            assertEquals(event(1), next(watcher));

            board.show(cats(1));
            board.show(cats(2));

            assertEquals(event(2), next(watcher));
            watching.interrupt();
            watching.join();
        }
    }

    private static void watch(Board board, PipedOutputStream out) {
        try {
            board.watch(new EventStream(out));
        } catch (IOException | InterruptedException _) {
            // the test ends it so
        }
    }
}
