package io.stackctl.docker.grpc;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;

/** One frame of HTTP/2 (RFC 9113, chapter 4). */
final class Frame {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;

    static final int ACK = 1;
    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;
    private static final int PADDED = 8;
    private static final int PRIORITY = 0x20;

    /** The most that either side may put into a frame unless the other allows more. */
    static final int LONGEST = 16 * 1024;

    private static final int HEAD = 9;

    private final int type;
    private final int flags;
    private final int stream;
    private final byte[] payload;

    Frame(int type, int flags, int stream, byte[] payload) {
        this.type = type;
        this.flags = flags;
        this.stream = stream;
        this.payload = payload;
    }

    /** A frame whose payload is one number of four bytes. */
    static Frame ofNumber(int type, int stream, int number) {
        return new Frame(
                type,
                0,
                stream,
                new byte[] {
                    (byte) (number >>> 24),
                    (byte) (number >>> 16),
                    (byte) (number >>> 8),
                    (byte) number
                });
    }

    /** Blocks for the next frame. */
    static Frame read(DataInputStream input) throws IOException {
        var length = input.readUnsignedByte() << 16 | input.readUnsignedShort();
        var type = input.readUnsignedByte();
        var flags = input.readUnsignedByte();
        var stream = input.readInt() & Integer.MAX_VALUE;
        if (length > LONGEST) {
            throw new IOException("the builder sent a frame of " + length + " bytes");
        }
        var payload = new byte[length];
        input.readFully(payload);
        return new Frame(type, flags, stream, payload);
    }

    /** The frame as it goes over the wire. */
    byte[] bytes() {
        var bytes = new byte[HEAD + payload.length];
        bytes[0] = (byte) (payload.length >>> 16);
        bytes[1] = (byte) (payload.length >>> 8);
        bytes[2] = (byte) payload.length;
        bytes[3] = (byte) type;
        bytes[4] = (byte) flags;
        bytes[5] = (byte) (stream >>> 24);
        bytes[6] = (byte) (stream >>> 16);
        bytes[7] = (byte) (stream >>> 8);
        bytes[8] = (byte) stream;
        System.arraycopy(payload, 0, bytes, HEAD, payload.length);
        return bytes;
    }

    int type() {
        return type;
    }

    int stream() {
        return stream;
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    byte[] payload() {
        return payload;
    }

    /**
     * The number of four bytes at an offset, without the reserved bit.
     *
     * @throws IOException when the frame ends before
     */
    int number(int offset) throws IOException {
        if (offset + 4 > payload.length) {
            throw cutShort();
        }
        return (payload[offset] & 0x7f) << 24
                | (payload[offset + 1] & 0xff) << 16
                | (payload[offset + 2] & 0xff) << 8
                | (payload[offset + 3] & 0xff);
    }

    /**
     * What a data or headers frame carries, without padding and priority.
     *
     * @throws IOException when they are longer than the frame
     */
    byte[] content() throws IOException {
        var start = 0;
        var end = payload.length;
        if (has(PADDED)) {
            start = 1;
            end -= end == 0 ? 0 : payload[0] & 0xff;
        }
        if (type == HEADERS && has(PRIORITY)) {
            start += 5;
        }
        if (start > end) {
            throw cutShort();
        }
        return Arrays.copyOfRange(payload, start, end);
    }

    private static IOException cutShort() {
        return new IOException("the builder sent a frame that is cut short");
    }
}
