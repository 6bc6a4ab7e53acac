package io.stackctl.terminal.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.event.Event;
import io.stackctl.event.LogText;
import io.stackctl.local.TestSettings;
import io.stackctl.terminal.device.Console;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where the line of keys stands on a screen. */
class MenuScreenTest {

    private final FakeScreen screen = new FakeScreen(40, 6);
    private final Renderer events = renderer();

    @Test
    void it_stands_below_what_containers_write() {
        events.accept(new Event.Attaching(List.of("web-1")));
        events.accept(new Event.Menu(true, false));
        say("one");
        assertEquals(
                List.of("Attaching to web-1", "web-1  | one", "w Enable Watch   d Detach"),
                screen.lines());

        events.accept(new Event.Menu(true, true));
        assertEquals("w Disable Watch   d Detach", screen.lines().getLast());
        for (int i = 0; i < 20; i++) {
            say("line " + i);
        }
        assertEquals("w Disable Watch   d Detach", screen.lines().getLast());
        assertTrue(screen.history().stream().noneMatch(line -> line.contains("Detach")));
    }

    @Test
    void nothing_is_left_of_it() {
        events.accept(new Event.Attaching(List.of("web-1")));
        events.accept(new Event.Menu(true, false));
        say("one");
        events.accept(new Event.Menu(false, false));

        assertEquals(List.of("Attaching to web-1", "web-1  | one"), screen.lines());
        events.close();
        assertTrue(screen.cursorShown());
    }

    @Test
    void it_does_not_break_a_line_that_is_not_over() {
        events.accept(new Event.Attaching(List.of("web-1")));
        events.accept(new Event.Menu(true, false));
        piece("half", false);
        piece(" and half", true);

        assertEquals(
                List.of(
                        "Attaching to web-1",
                        "web-1  | half and half",
                        "w Enable Watch   d Detach"),
                screen.lines());
    }

    @Test
    void on_a_narrow_screen_it_is_cut() {
        assertEquals("w Enable", MenuLine.of(new Event.Menu(true, false), 8, true));
    }

    private void say(String text) {
        events.accept(new Event.LogLine("web-1", Event.Stream.STDOUT, text, Optional.empty()));
    }

    private void piece(String text, boolean ended) {
        byte[] bytes = text.getBytes(UTF_8);
        events.accept(
                new Event.LogLine(
                        "web-1",
                        Event.Stream.STDOUT,
                        LogText.of(bytes, 0, bytes.length, ended),
                        Optional.empty()));
    }

    private Renderer renderer() {
        var console =
                new Console(
                        InputStream.nullInputStream(),
                        screen.out,
                        screen.out,
                        TestSettings.in(Path.of("/nowhere"), Map.of()),
                        screen);
        return Appearance.of(console, ProgressMode.TTY, AnsiMode.AUTO, false)
                .renderer(console, "up", LogStyle.attached(false, true));
    }
}
