package io.stackctl.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.event.LogText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimedLinesTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final List<String> taken = new ArrayList<>();

    private TimedLines until(Optional<Instant> until) {
        return new TimedLines(
                until, line -> taken.add(line.timestamp().orElseThrow() + "|" + line.text()));
    }

    private static LogText piece(String text, boolean ended) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return LogText.of(bytes, 0, bytes.length, ended);
    }

    @Test
    void all_of_a_long_line_has_its_time() {
        var lines = until(Optional.empty());

        lines.take(piece(NOON + " a long", false));
        lines.take(piece("er line", true));
        lines.take(piece(NOON.plusSeconds(1) + " next", true));

        assertEquals(
                List.of(NOON + "|a long", NOON + "|er line", NOON.plusSeconds(1) + "|next"), taken);
    }

    @Test
    void all_of_a_long_line_that_is_too_late_is_left_out() {
        var lines = until(Optional.of(NOON));

        lines.take(piece(NOON.plusSeconds(1) + " a long", false));
        lines.take(piece("er line", true));

        assertEquals(List.of(), taken);
    }
}
