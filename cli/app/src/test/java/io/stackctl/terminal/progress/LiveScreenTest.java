package io.stackctl.terminal.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.terminal.text.DisplayWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Live progress on screens of every size, with names of every kind. */
class LiveScreenTest {

    private static final long SECOND = 1_000_000_000L;

    private final LiveFrame frame = new LiveFrame("up", true, false);

    @Test
    void frames_replace_one_another() {
        var screen = new FakeScreen(60, 10);
        var area = new LiveArea(screen.out, screen);
        List<LiveRow> rows = List.of(row("web", Status.STARTING), row("db", Status.STARTED));
        for (int i = 0; i < 5; i++) {
            area.draw(frame.lines(rows, area.size(), 2 * SECOND));
        }

        assertEquals(3, screen.lines().size(), () -> screen.lines().toString());
        assertEquals("[+] up 1/2", screen.lines().getFirst());
        assertFalse(screen.cursorShown());
        area.close();
        assertTrue(screen.cursorShown());
    }

    @Test
    void two_hundred_services_fit_on_twenty_four_lines() {
        var screen = new FakeScreen(80, 24);
        var area = new LiveArea(screen.out, screen);
        List<LiveRow> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            rows.add(row("service-" + i, Status.STARTING));
            area.draw(frame.lines(rows, area.size(), 2 * SECOND));
        }

        assertEquals(List.of(), screen.history());
        assertEquals(23, screen.lines().size());
        assertEquals("[+] up 0/200", screen.lines().getFirst());
        assertEquals(" ... 179 more", screen.lines().getLast());
    }

    @Test
    void however_small_or_odd_nothing_wraps_or_scrolls() {
        for (int columns : List.of(0, 1, 2, 3, 5, 8, 13, 20, 21, 79, 300)) {
            for (int lines : List.of(0, 1, 2, 3, 4, 7, 24)) {
                assertFits(columns, lines);
            }
        }
    }

    private void assertFits(int columns, int lines) {
        var screen = new FakeScreen(columns, lines);
        var area = new LiveArea(screen.out, screen);
        var rows =
                List.of(
                        row("日本語のサービス", Status.STARTING),
                        row("e\u0301".repeat(30), Status.STARTED),
                        row("😀😀😀", Status.FAILED),
                        row("evil\u001b[2J\u009b", Status.STARTED),
                        row("x".repeat(300), Status.IN_USE),
                        row("", Status.STARTED));
        for (int i = 0; i < 3; i++) {
            List<String> drawn = frame.lines(rows, area.size(), 2 * SECOND);
            for (String line : drawn) {
                int width = DisplayWidth.of(line.replaceAll("\u001b\\[[0-9;]*m", ""));
                assertTrue(width <= Math.max(1, columns), columns + ": " + line);
            }
            area.draw(drawn);
        }
        assertEquals(List.of(), screen.history(), columns + "x" + lines);
    }

    @Test
    void after_each_change_of_size_a_frame_fits_again() {
        var random = new Random(5);
        var screen = new FakeScreen(80, 24);
        var area = new LiveArea(screen.out, screen);
        List<LiveRow> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            if (random.nextInt(3) == 0) {
                rows.add(
                        row(
                                "service-日本-" + i,
                                random.nextBoolean() ? Status.STARTED : Status.STARTING));
            }
            if (random.nextInt(10) == 0) {
                screen.resize(1 + random.nextInt(100), 1 + random.nextInt(40));
            }
            if (!rows.isEmpty()) {
                area.draw(frame.lines(rows, area.size(), 2 * SECOND));
            }
        }
        screen.resize(80, 24);
        area.draw(frame.lines(rows, area.size(), 2 * SECOND));
        area.draw(frame.lines(rows, area.size(), 2 * SECOND));

        assertEquals(23, screen.lines().size(), () -> String.join("\n", screen.lines()));
        assertTrue(screen.lines().getLast().matches(" \\.\\.\\. \\d+ more"));
    }

    @Test
    void the_columns_of_wide_and_joined_letters_stand_under_one_another() {
        var screen = new FakeScreen(60, 10);
        var area = new LiveArea(screen.out, screen);
        area.draw(
                frame.lines(
                        List.of(row("日本", Status.STARTED), row("cafe\u0301", Status.STARTED)),
                        area.size(),
                        2 * SECOND));

        assertEquals(
                List.of(" ✔ Container 日本 Started", " ✔ Container cafe Started"),
                screen.lines().subList(1, 3).stream()
                        .map(line -> line.replaceAll(" +0.0s$", ""))
                        .toList());
    }

    private static LiveRow row(String name, Status status) {
        Resource resource = Resource.container(name);
        var row = new LiveRow(resource, SECOND);
        row.change(new Event.ResourceChanged(resource, status), SECOND);
        return row;
    }
}
