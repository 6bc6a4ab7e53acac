package io.stackctl.docker.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.event.BuildLine;
import io.stackctl.event.BuildLine.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The traces in {@code src/test/resources/build} were recorded from BuildKit in Docker Engine
 * 20.10.
 */
class BuildLogTest {

    private static String log(String trace) throws IOException {
        List<String> lines = new ArrayList<>();
        var log = new BuildLog(line -> lines.add(text(line)));
        for (var line : resource(trace + ".trace").lines().toList()) {
            log.accept(BuildTrace.of(Base64.getDecoder().decode(line)));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String text(BuildLine line) {
        return line.title() + (line.kind() == Kind.BEGUN ? "" : ": " + line);
    }

    private static String resource(String name) throws IOException {
        try (var input =
                Objects.requireNonNull(BuildLogTest.class.getResourceAsStream("/build/" + name))) {
            return new String(input.readAllBytes(), UTF_8);
        }
    }

    @Test
    void each_step_is_told_with_its_output_and_time() throws IOException {
        assertEquals(resource("built.log"), log("built"));
    }

    @Test
    void steps_from_the_cache_say_so() throws IOException {
        assertEquals(resource("cached.log"), log("cached"));
    }

    @Test
    void a_failed_step_ends_with_its_error() throws IOException {
        assertEquals(resource("failed.log"), log("failed"));
    }

    /** Go's zero time, for instance, is two thousand years ago. */
    @Test
    void times_that_lie_far_apart_are_told_like_any_other() {
        var began = Instant.parse("0001-01-01T00:00:00Z");
        var step =
                new BuildTrace.Vertex(
                        "d",
                        "RUN x",
                        false,
                        Optional.of(began),
                        Optional.of(Duration.ofDays(1_000_000)),
                        "");
        var output =
                new BuildTrace.Output("d", Instant.EPOCH, ByteBuffer.wrap("a\n".getBytes(UTF_8)));
        List<String> lines = new ArrayList<>();

        new BuildLog(line -> lines.add(text(line)))
                .accept(new BuildTrace(List.of(step), List.of(), List.of(output)));

        assertEquals(List.of("RUN x: 62135596800.000 a", "RUN x: DONE 86400000000.0s"), lines);
    }

    @Test
    void a_message_that_is_cut_short_is_refused() {
        assertThrows(IOException.class, () -> BuildTrace.of(new byte[] {10, 5, 1}));
        assertThrows(IOException.class, () -> BuildTrace.of(new byte[] {10, (byte) 0x80}));
    }
}
