package io.stackctl.services.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.http.Budget;
import io.stackctl.services.http.Link;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Where the last word of a direction is said. */
class PassageTest {
    private static final long SEED = 20_261_126;
    private static final int STREAMS = Integer.getInteger("fuzz.passages", 5_000);
    private static final String WORD = "WORD";

    private final ScriptedWire says = new ScriptedWire();
    private final ScriptedWire hears = new ScriptedWire();
    private final Passage passage = passage(says, hears);

    private static Passage passage(ScriptedWire says, ScriptedWire hears) {
        return new Passage(
                Link.of(says, Budget.unlimited()),
                Link.of(hears, Budget.unlimited()),
                new Frames(false));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private String heard() throws IOException {
        passage.run();
        return new String(hears.heard(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void it_waits_for_the_end_of_a_frame_and_nothing_follows() throws Exception {
        says.says("\u0081\u0005he")
                .then(() -> passage.end(bytes(WORD)))
                .says("l")
                .then(() -> assertFalse(passage.ended()))
                .says("lo\u0081\u0001x")
                .then(() -> assertTrue(passage.ended()))
                .says("\u0081\u0001y");

        assertEquals("\u0081\u0005hello" + WORD, heard());
    }

    @Test
    void a_frame_does_not_begin_with_the_half_of_its_head() throws Exception {
        says.says("\u0082~")
                .then(() -> passage.end(bytes(WORD)))
                .says("\0")
                .says("\u0001")
                .says("x")
                .says("\u0081\0");

        assertEquals("\u0082~\0\u0001x" + WORD, heard());
    }

    @Test
    void between_two_frames_of_a_message_it_is_said_at_once() throws Exception {
        says.says("\u0001\u0001a").then(() -> passage.end(bytes(WORD))).says("\u0080\u0001b");

        assertEquals("\u0001\u0001a" + WORD, heard());
    }

    @Test
    void it_is_said_once() throws Exception {
        says.then(() -> passage.end(bytes(WORD))).then(() -> passage.end(bytes(WORD)));

        assertEquals(WORD, heard());
    }

    @Test
    void nothing_is_said_after_a_close_frame() throws Exception {
        says.says("\u0088\u0002\u0003\u00e8").then(() -> passage.end(bytes(WORD)));

        assertEquals("\u0088\u0002\u0003\u00e8", heard());
        assertTrue(passage.closed());
    }

    @Test
    void where_there_are_no_frames_nothing_is_said_and_all_passes() throws Exception {
        says.says("SSH-2.0").then(() -> passage.end(bytes(WORD))).says("more");

        assertEquals("SSH-2.0more", heard());
        assertTrue(passage.lost());
    }

    /** Frames of all kinds in pieces of all sizes; the word comes at any moment. */
    @Test
    void wherever_it_comes_it_stands_behind_the_frame_that_was_under_way() throws Exception {
        var random = new Random(SEED);
        for (int round = 0; round < STREAMS; round++) {
            var stream = new ByteArrayOutputStream();
            var ends = new TreeSet<Integer>();
            ends.add(0);
            for (int frames = 1 + random.nextInt(4); frames > 0; frames--) {
                var payload = new byte[random.nextInt(200)];
                random.nextBytes(payload);
                stream.write(0x82);
                if (payload.length < 126) {
                    stream.write(payload.length);
                } else {
                    stream.writeBytes(new byte[] {126, 0, (byte) payload.length});
                }
                stream.writeBytes(payload);
                ends.add(stream.size());
            }
            var from = new ScriptedWire();
            var to = new ScriptedWire();
            var played = passage(from, to);
            var all = stream.toByteArray();
            int saidAt = random.nextInt(all.length + 1);
            for (int at = 0; at < all.length; ) {
                int end = Math.min(all.length, at + 1 + random.nextInt(150));
                end = at < saidAt ? Math.min(end, saidAt) : end;
                from.then(at == saidAt ? () -> played.end(bytes(WORD)) : () -> {});
                from.says(Arrays.copyOfRange(all, at, end));
                at = end;
            }
            from.then(saidAt == all.length ? () -> played.end(bytes(WORD)) : () -> {});
            played.run();

            int last = ends.ceiling(saidAt);
            var expected = new ByteArrayOutputStream();
            expected.write(all, 0, last);
            expected.writeBytes(bytes(WORD));
            assertEquals(
                    expected.toString(StandardCharsets.ISO_8859_1),
                    new String(to.heard(), StandardCharsets.ISO_8859_1));
        }
    }
}
