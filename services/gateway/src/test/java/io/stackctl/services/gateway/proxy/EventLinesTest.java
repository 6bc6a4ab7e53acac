package io.stackctl.services.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Where events end. */
class EventLinesTest {
    /** The text with a bar at each end of an event that is found byte by byte. */
    private static String marked(String text) {
        var lines = new EventLines();
        var marked = new StringBuilder();
        for (var octet : text.getBytes(StandardCharsets.ISO_8859_1)) {
            boolean before = lines.atBoundary();
            lines.pass(new byte[] {octet}, 0, 1);
            marked.append((char) (octet & 0xff));
            if (lines.atBoundary() && !before) {
                marked.append('|');
            }
        }
        return marked.toString();
    }

    @Test
    void an_event_ends_at_a_blank_line_with_any_line_end() {
        assertEquals("data: a\n\n|data: b\n\n|", marked("data: a\n\ndata: b\n\n"));
        assertEquals("a\r\n\r|\nb", marked("a\r\n\r\nb"));
        assertEquals("a\r\r|b\r\n\n|", marked("a\r\rb\r\n\n"));
        assertEquals("a\nb\r\nc\n\r|\n\n", marked("a\nb\r\nc\n\r\n\n"));
    }

    @Test
    void the_beginning_is_a_boundary_and_a_byte_order_mark_is_none() {
        assertTrue(new EventLines().atBoundary());
        assertEquals("\u00ef\u00bb\u00bf\n\n|", marked("\u00ef\u00bb\u00bf\n\n"));
    }

    @Test
    void of_several_events_in_one_piece_the_first_is_found() {
        var lines = new EventLines();
        var bytes = "ta\n\ndata: b\n\n".getBytes(StandardCharsets.ISO_8859_1);
        lines.pass("da".getBytes(StandardCharsets.ISO_8859_1), 0, 2);

        assertEquals(4, lines.passEvent(bytes, 0, bytes.length));
        assertTrue(lines.atBoundary());
    }
}
