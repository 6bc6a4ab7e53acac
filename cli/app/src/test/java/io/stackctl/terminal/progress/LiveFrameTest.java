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

    private final LiveFrame frame = new LiveFrame("up", false, false);

    @Test
    void every_resource_has_a_line_with_its_elapsed_time() throws IOException {
        Golden.assertMatches(
                "live.txt", text(frame.lines(someOfEach(), new TerminalSize(70, 24), 4 * SECOND)));
    }

    @Test
    void colours_mark_what_is_done_odd_and_failed() throws IOException {
        var coloured = new LiveFrame("up", true, false);
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

    @Test
    void on_a_narrow_terminal_details_go_first_then_sizes_then_the_ends_of_ids()
            throws IOException {
        Golden.assertMatches(
                "live-narrow.txt",
                text(frame.lines(someOfEach(), new TerminalSize(40, 10), 4 * SECOND)));
    }

    @Test
    void bars_take_no_room_that_an_id_needs() {
        var image = Resource.image("registry.example.com/a/long/name:1.2.3");
        LiveRow pulled = row(image, Status.PULLING, "");
        for (int layer = 0; layer < 30; layer++) {
            pulled.transfer(
                    new Event.TransferProgress(image, "layer" + layer, "Downloading", 1, 2));
        }

        assertEquals(
                " ⠋ Image registry.example... Pulling 3.0s",
                frame.lines(List.of(pulled), new TerminalSize(42, 10), 4 * SECOND).getLast());
        assertTrue(
                frame.lines(List.of(pulled), new TerminalSize(80, 10), 4 * SECOND)
                        .getLast()
                        .contains("[" + "\u28e4".repeat(30) + "]"));
    }

    @Test
    void a_layer_that_several_images_share_counts_once() {
        var one = Resource.image("one");
        var two = Resource.image("two");
        var rows = List.of(row(one, Status.PULLING, ""), row(two, Status.PULLED, ""));
        rows.getFirst().transfer(new Event.TransferProgress(one, "a", "Already exists", 0, 0));
        rows.getLast().transfer(new Event.TransferProgress(two, "a", "Pull complete", 0, 0));
        rows.getLast().transfer(new Event.TransferProgress(two, "b", "Waiting", 0, 0));

        assertEquals(
                "[+] up 2/4", frame.lines(rows, new TerminalSize(80, 10), 4 * SECOND).getFirst());
    }

    @Test
    void what_has_come_of_a_layer_does_not_shrink_when_it_is_unpacked() {
        var image = Resource.image("redis:8");
        LiveRow pulled = row(image, Status.PULLING, "");
        for (long[] moved : new long[][] {{400, 800}, {800, 800}, {100, 800}}) {
            pulled.transfer(
                    new Event.TransferProgress(image, "a", "Extracting", moved[0], moved[1]));
        }

        assertEquals("   800B / 800B", pulled.sizes());
        assertEquals("\u28ff", pulled.bars());
    }

    private static List<LiveRow> someOfEach() {
        var redis = Resource.image("redis:8");
        LiveRow pulled = row(redis, Status.PULLING, "");
        pulled.transfer(
                new Event.TransferProgress(redis, "a", "Downloading", 1_500_000, 8_000_000));
        pulled.transfer(new Event.TransferProgress(redis, "b", "Downloading", 500_000, 1_000_000));
        pulled.transfer(new Event.TransferProgress(redis, "b", "Download complete", 0, 0));
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
