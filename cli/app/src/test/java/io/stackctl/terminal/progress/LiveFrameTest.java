package io.stackctl.terminal.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.terminal.device.Tty.TerminalSize;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveFrameTest {

    private static final long SECOND = 1_000_000_000L;

    private final LiveFrame frame = new LiveFrame("Running", false, false);

    @Test
    void every_resource_has_a_line_with_its_elapsed_time() throws IOException {
        Golden.assertMatches(
                "live.txt", text(frame.lines(someOfEach(), new TerminalSize(70, 24), 4 * SECOND)));
    }

    @Test
    void colours_mark_what_is_done_odd_and_failed() throws IOException {
        var coloured = new LiveFrame("Running", true, false);
        Golden.assertMatches(
                "live-coloured.txt",
                text(coloured.lines(someOfEach(), new TerminalSize(70, 24), 4 * SECOND)));
    }

    @Test
    void no_line_is_wider_than_the_terminal() {
        for (int columns : List.of(20, 30, 40, 60, 200)) {
            for (String line :
                    frame.lines(someOfEach(), new TerminalSize(columns, 24), 4 * SECOND)) {
                assertTrue(line.length() <= columns, columns + ": " + line);
            }
        }
    }

    @Test
    void of_a_hundred_resources_those_that_move_or_failed_are_shown() throws IOException {
        List<LiveRow> rows = new ArrayList<>();
        for (int number = 1; number <= 100; number++) {
            Status status =
                    number == 50
                            ? Status.FAILED
                            : number % 30 == 0 ? Status.STARTING : Status.STARTED;
            rows.add(row(Resource.container("shop-web-" + number), status, ""));
        }

        List<String> lines = frame.lines(rows, new TerminalSize(70, 12), 4 * SECOND);

        assertEquals(11, lines.size());
        Golden.assertMatches("live-hundred.txt", text(lines));
    }

    private static List<LiveRow> someOfEach() {
        LiveRow pulled = row(Resource.service("redis"), Status.PULLING, "");
        pulled.transfer(
                new Event.TransferProgress(
                        Resource.service("redis"), "a", "Downloading", 1_500_000, 8_000_000));
        pulled.transfer(
                new Event.TransferProgress(
                        Resource.service("redis"), "b", "Downloading", 500_000, 1_000_000));
        return List.of(
                pulled,
                row(Resource.network("shop_default"), Status.CREATED, ""),
                row(Resource.container("shop-web-1"), Status.STARTING, ""),
                row(
                        Resource.container("shop-db-1"),
                        Status.FAILED,
                        "port is already allocated: this is a long tale\nof two lines"),
                row(Resource.volume("shop_data"), Status.IN_USE, ""));
    }

    private static LiveRow row(Resource resource, Status status, String detail) {
        var row = new LiveRow(resource, SECOND);
        row.change(new Event.ResourceChanged(resource, status, detail), 2 * SECOND);
        return row;
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
