package io.stackctl.docker.stream;

import io.stackctl.engine.StreamSession.OutputConsumer;
import io.stackctl.event.Event.Stream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Takes apart what a process writes. Without a terminal the engine puts a header of eight bytes in
 * front of each piece: the stream's number (1 output, 2 error), three zeros, the length as a
 * big-endian number (Engine API, "Stream format"). With a terminal there is one stream, as it is.
 */
public final class Frames {

    private static final int HEADER = 8;
    private static final int INPUT_STREAM = 0;
    private static final int OUTPUT_STREAM = 1;
    private static final int ERROR_STREAM = 2;
    private static final int ENGINE_STREAM = 3;
    private static final int LONGEST_COMPLAINT = 4096;

    private Frames() {}

    /**
     * Hands on everything until the stream ends.
     *
     * @param terminal whether the process has a terminal, and so the stream no headers
     * @throws IOException when the connection breaks, also within a frame, or what comes is no
     *     frame
     */
    public static void pump(InputStream input, boolean terminal, OutputConsumer consumer)
            throws IOException {
        byte[] buffer = new byte[32 * 1024];
        if (terminal) {
            for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                consumer.accept(Stream.STDOUT, buffer, 0, count);
            }
            return;
        }
        byte[] header = new byte[HEADER];
        while (readHeader(input, header)) {
            Stream stream = stream(input, header);
            long left = length(header);
            while (left > 0) {
                int count = input.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    throw cutOff();
                }
                consumer.accept(stream, buffer, 0, count);
                left -= count;
            }
        }
    }

    /** False at the end of the stream. */
    private static boolean readHeader(InputStream input, byte[] header) throws IOException {
        int count = input.readNBytes(header, 0, HEADER);
        if (count > 0 && count < HEADER) {
            throw cutOff();
        }
        return count == HEADER;
    }

    private static EOFException cutOff() {
        return new EOFException("the engine closed the connection within a frame");
    }

    private static Stream stream(InputStream input, byte[] header) throws IOException {
        boolean padded = header[1] == 0 && header[2] == 0 && header[3] == 0;
        return switch (padded ? header[0] : -1) {
            // The engine's own client shows the unused stream of the input as output.
            case INPUT_STREAM, OUTPUT_STREAM -> Stream.STDOUT;
            case ERROR_STREAM -> Stream.STDERR;
            case ENGINE_STREAM ->
                    throw new IOException(
                            "the engine says in between: " + complaint(input, header));
            default ->
                    throw new IOException(
                            "the engine sent " + HexFormat.of().formatHex(header) + " for a frame");
        };
    }

    private static String complaint(InputStream input, byte[] header) throws IOException {
        int length = (int) Math.min(LONGEST_COMPLAINT, length(header));
        return new String(input.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static long length(byte[] header) {
        return (header[4] & 0xffL) << 24
                | (header[5] & 0xffL) << 16
                | (header[6] & 0xffL) << 8
                | (header[7] & 0xffL);
    }
}
