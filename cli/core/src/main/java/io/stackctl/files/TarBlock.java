package io.stackctl.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The 512 bytes at the head of an entry. */
final class TarBlock {

    /** Everything in a tar is a multiple of this many bytes long. */
    static final int SIZE = 512;

    private static final int SUM = 148;
    private static final int SUM_LENGTH = 8;

    private final byte[] bytes;

    private TarBlock(byte[] bytes) {
        this.bytes = bytes;
    }

    /** How many zero bytes follow so many bytes of content. */
    static int padding(long size) {
        return (int) (-size & (SIZE - 1));
    }

    /**
     * Reads one.
     *
     * @return empty at the end of the archive: a block of zeros, or no more bytes
     */
    static Optional<TarBlock> read(InputStream stream) throws IOException {
        var bytes = stream.readNBytes(SIZE);
        if (bytes.length == 0) {
            return Optional.empty();
        }
        if (bytes.length < SIZE) {
            throw new TarException("the stream ended in the middle of a header");
        }
        var block = new TarBlock(bytes);
        if (block.isZero()) {
            return Optional.empty();
        }
        if (block.number(SUM, SUM_LENGTH) != block.sum()) {
            throw new TarException("the stream is no tar archive, or damaged");
        }
        return Optional.of(block);
    }

    private boolean isZero() {
        for (byte one : bytes) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }

    /** The sum of all bytes, those of the sum itself counted as spaces. */
    private long sum() {
        long sum = 0;
        for (int i = 0; i < SIZE; i++) {
            sum += i >= SUM && i < SUM + SUM_LENGTH ? ' ' : (bytes[i] & 0xff);
        }
        return sum;
    }

    /** What sort of entry it is. */
    char letter() {
        return (char) (bytes[156] & 0xff);
    }

    RawName name() {
        var name = text(0, 100);
        boolean ustar = text(257, 6).latin().equals("ustar");
        var prefix = ustar ? text(345, 155) : RawName.EMPTY;
        return prefix.isEmpty() ? name : prefix.child(name);
    }

    RawName link() {
        return text(157, 100);
    }

    int mode() throws TarException {
        return (int) number(100, 8) & 07777;
    }

    long user() throws TarException {
        return number(108, 8);
    }

    long group() throws TarException {
        return number(116, 8);
    }

    long size() throws TarException {
        return number(124, 12);
    }

    /** Seconds since 1970; before that it is 0. */
    long modified() throws TarException {
        return (bytes[136] & 0xff) == 0xff ? 0 : number(136, 12);
    }

    int major() throws TarException {
        return (int) number(329, 8);
    }

    int minor() throws TarException {
        return (int) number(337, 8);
    }

    private RawName text(int offset, int length) {
        int end = offset;
        while (end < offset + length && bytes[end] != 0) {
            end++;
        }
        return RawName.of(bytes, offset, end - offset);
    }

    /** Octal digits between spaces and zeros; or, with the first bit set, a binary number. */
    private long number(int offset, int length) throws TarException {
        if ((bytes[offset] & 0x80) != 0) {
            return binary(offset, length);
        }
        var text = text(offset, length).latin().strip();
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 7 || value >= 1L << 60) {
                throw new TarException("a header holds a number that is none");
            }
            value = value * 8 + digit;
        }
        return value;
    }

    private long binary(int offset, int length) throws TarException {
        if (bytes[offset] != (byte) 0x80) {
            throw new TarException("a header holds a number that is negative, or much too large");
        }
        long value = 0;
        for (int i = offset + 1; i < offset + length; i++) {
            if (value >= 1L << 54) {
                throw new TarException("a header holds a number that is much too large");
            }
            value = (value << 8) | (bytes[i] & 0xff);
        }
        return value;
    }
}
