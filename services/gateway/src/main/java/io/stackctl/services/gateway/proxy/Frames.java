package io.stackctl.services.gateway.proxy;

/**
 * Follows one direction of a WebSocket by the headers of its frames (RFC 6455, section 5.2), to
 * know where one ends and something may be said in between: control frames may stand anywhere, also
 * inside a message of several frames. Payloads are counted, never kept.
 */
final class Frames {
    private static final int MASKED = 0x80;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int CLOSE = 8;

    private final int mask;

    /** Bytes of the header that have been seen, and that it has. */
    private int have;

    private int need = 2;
    private int first;
    private long length;

    /** Bytes of the payload that are to come. */
    private long left;

    private boolean closed;
    private boolean lost;

    /** {@code masked} is what a client's frames are and a server's are not. */
    Frames(boolean masked) {
        this.mask = masked ? MASKED : 0;
    }

    /** True between two frames. */
    boolean atBoundary() {
        return have == 0 && left == 0 && !lost;
    }

    /** True after a close frame, which is the last one of its direction. */
    boolean closed() {
        return closed && atBoundary();
    }

    /** True since something came that is no frame; from then on there are no boundaries. */
    boolean lost() {
        return lost;
    }

    /** Goes over all of these bytes. */
    void pass(byte[] bytes, int from, int count) {
        for (int at = 0; at < count; ) {
            at += step(bytes, from + at, count - at);
        }
    }

    /** Goes over bytes up to the end of a frame; how many, all of them where none ends. */
    int passFrame(byte[] bytes, int from, int count) {
        int at = 0;
        while (at < count && (at == 0 || !atBoundary())) {
            at += step(bytes, from + at, count - at);
        }
        return at;
    }

    /** Some payload, or one byte of a header. */
    private int step(byte[] bytes, int from, int count) {
        if (lost) {
            return count;
        }
        if (left > 0) {
            int payload = (int) Math.min(left, count);
            left -= payload;
            return payload;
        }
        header(bytes[from] & 0xff);
        return 1;
    }

    private void header(int octet) {
        switch (have) {
            case 0 -> {
                first = octet;
                closed |= (octet & 0x0f) == CLOSE;
            }
            case 1 -> second(octet);
            default -> length = have < need - (mask == 0 ? 0 : 4) ? length << 8 | octet : length;
        }
        have++;
        if (have == need) {
            left = length;
            have = 0;
            need = 2;
            lost |= left < 0;
        }
    }

    private void second(int octet) {
        int opcode = first & 0x0f;
        int said = octet & 0x7f;
        boolean control = opcode >= CLOSE;
        boolean reserved = (opcode > 2 && opcode < CLOSE) || opcode > 10;
        boolean whole = (first & 0x80) != 0 && said < TWO_BYTES;
        lost = reserved || (octet & 0x80) != mask || (control && !whole);
        int more = said == TWO_BYTES ? 2 : said == EIGHT_BYTES ? 8 : 0;
        need = 2 + more + (mask == 0 ? 0 : 4);
        length = more == 0 ? said : 0;
    }
}
