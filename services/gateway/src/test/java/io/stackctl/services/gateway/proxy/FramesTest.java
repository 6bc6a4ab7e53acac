package io.stackctl.services.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where frames of a WebSocket end, however their bytes come. */
class FramesTest {
    private static final long SEED = 20_261_126;
    private static final int STREAMS = Integer.getInteger("fuzz.frames", 20_000);

    private final Random random = new Random(SEED);

    /** A frame as a text of bytes; {@code form} is how long its length is written: 0, 2 or 8. */
    private static byte[] frame(int first, boolean masked, int payload, int form) {
        var out = new ByteArrayOutputStream();
        int mask = masked ? 0x80 : 0;
        out.write(first);
        out.write(mask | (form == 0 ? payload : form == 2 ? 126 : 127));
        for (int i = form - 1; i >= 0; i--) {
            out.write(i < 4 ? payload >>> (8 * i) : 0);
        }
        for (int i = 0; i < (masked ? 4 : 0) + payload; i++) {
            out.write(0x88); // looks like the head of a close frame
        }
        return out.toByteArray();
    }

    private byte[] anyFrame(boolean masked) {
        int[] kinds = {0x00, 0x80, 0x01, 0x81, 0x82, 0xc1, 0x89, 0x8a};
        int first = kinds[random.nextInt(kinds.length)];
        boolean control = (first & 0x08) != 0;
        int payload = control ? random.nextInt(126) : random.nextInt(400);
        int shortest = payload < 126 ? 0 : 2;
        int form = control || random.nextInt(4) > 0 ? shortest : random.nextBoolean() ? 2 : 8;
        return frame(first, masked, payload, form);
    }

    @Test
    void frames_end_where_they_end_however_they_are_cut_into_pieces() {
        for (int round = 0; round < STREAMS; round++) {
            boolean masked = random.nextBoolean();
            var stream = new ByteArrayOutputStream();
            List<Integer> ends = new ArrayList<>();
            for (int i = 1 + random.nextInt(5); i > 0; i--) {
                stream.writeBytes(anyFrame(masked));
                ends.add(stream.size());
            }
            assertEquals(ends, ends(new Frames(masked), stream.toByteArray()));
        }
    }

    /** Where the reader sees ends, given pieces of a few bytes; half of them up to an end. */
    private List<Integer> ends(Frames frames, byte[] stream) {
        List<Integer> ends = new ArrayList<>();
        for (int at = 0; at < stream.length; ) {
            int piece = Math.min(stream.length - at, 1 + random.nextInt(200));
            at += frames.passFrame(stream, at, piece);
            assertFalse(frames.lost());
            if (frames.atBoundary()) {
                ends.add(at);
            }
        }
        return ends;
    }

    @Test
    void what_passes_whole_ends_as_what_passes_in_pieces_does_whatever_it_is() {
        for (int round = 0; round < STREAMS; round++) {
            boolean masked = random.nextBoolean();
            var bytes = anyFrame(masked);
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                bytes[random.nextInt(Math.min(bytes.length, 14))] = (byte) random.nextInt();
            }
            var whole = new Frames(masked);
            whole.pass(bytes, 0, bytes.length);
            var pieces = new Frames(masked);
            for (int at = 0; at < bytes.length; ) {
                int piece = Math.min(bytes.length - at, 1 + random.nextInt(5));
                if (random.nextBoolean()) {
                    pieces.pass(bytes, at, piece);
                    at += piece;
                } else {
                    at += pieces.passFrame(bytes, at, piece);
                }
            }
            assertEquals(whole.atBoundary(), pieces.atBoundary());
            assertEquals(whole.closed(), pieces.closed());
            assertEquals(whole.lost(), pieces.lost());
        }
    }

    @Test
    void a_close_frame_is_noticed_once_it_is_whole() {
        var frames = new Frames(false);
        byte[] close = {(byte) 0x88, 2, 3, (byte) 0xe8};

        frames.pass(close, 0, 3);
        assertFalse(frames.closed());
        frames.pass(close, 3, 1);
        assertTrue(frames.closed());
    }

    @Test
    void a_length_of_gigabytes_is_counted_and_nothing_is_kept() {
        var frames = new Frames(false);
        byte[] head = {(byte) 0x82, 127, 0, 0, 0, 3, 0, 0, 0, 0};
        frames.pass(head, 0, head.length);
        var block = new byte[1 << 20];
        for (int i = 0; i < 3 << 12; i++) {
            assertFalse(frames.atBoundary());
            frames.pass(block, 0, block.length);
        }
        assertTrue(frames.atBoundary());
    }

    private static boolean lost(boolean masked, int... octets) {
        var bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        var frames = new Frames(masked);
        frames.pass(bytes, 0, bytes.length);
        assertFalse(frames.lost() && frames.atBoundary());
        return frames.lost();
    }

    @Test
    void what_is_no_frame_has_no_end() {
        assertTrue(lost(true, 0x81, 0x02), "a client has to mask");
        assertTrue(lost(false, 0x81, 0x82), "a server must not");
        assertTrue(lost(false, 0x83, 0x00), "a reserved kind");
        assertTrue(lost(false, 0x8b, 0x00), "a reserved kind of control");
        assertTrue(lost(false, 0x09, 0x00), "control in fragments");
        assertTrue(lost(false, 0x89, 126, 0, 126), "control of more than 125 bytes");
        assertTrue(lost(false, 0x82, 127, 0x80, 0, 0, 0, 0, 0, 0, 0), "a length below zero");
        assertTrue(lost(false, 'H', 'T'), "another protocol");
        assertFalse(lost(false, 0xc2, 0x00), "compressed");
    }
}
