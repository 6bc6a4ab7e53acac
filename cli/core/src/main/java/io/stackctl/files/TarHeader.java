package io.stackctl.files;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The header of an entry in bytes: ustar, with a pax record before it where a name, a link or a
 * number does not fit (POSIX.1-2017, {@code pax}).
 */
final class TarHeader {

    private static final int NAME = 100;
    private static final long LARGEST_SIZE = 0_77777777777L;
    private static final long LARGEST_ID = 0_7777777L;

    private TarHeader() {}

    static byte[] of(TarEntry entry) {
        var folder = entry.is(TarEntry.Kind.FOLDER) ? "/" : "";
        var name = new RawName(entry.name().latin() + folder);
        var records =
                record("path", fits(name) ? "" : name.latin())
                        + record("linkpath", fits(entry.link()) ? "" : entry.link().latin())
                        + record("size", entry.size(), LARGEST_SIZE)
                        + record("uid", entry.user(), LARGEST_ID)
                        + record("gid", entry.group(), LARGEST_ID);
        var bytes = new ByteArrayOutputStream();
        if (!records.isEmpty()) {
            var pax = records.getBytes(StandardCharsets.ISO_8859_1);
            bytes.writeBytes(paxBlock(pax.length));
            bytes.writeBytes(Arrays.copyOf(pax, pax.length + TarBlock.padding(pax.length)));
        }
        bytes.writeBytes(block(entry, name));
        return bytes.toByteArray();
    }

    /**
     * Other characters than ASCII stand in pax records only, so that nobody takes them for Latin.
     */
    private static boolean fits(RawName text) {
        return text.latin().length() <= NAME && text.latin().chars().allMatch(c -> c < 128);
    }

    private static String record(String keyword, long value, long largest) {
        return record(keyword, value > largest ? Long.toString(value) : "");
    }

    /**
     * One record: its own length in decimal, which counts its own digits, the keyword and the
     * value.
     */
    private static String record(String keyword, String value) {
        if (value.isEmpty()) {
            return "";
        }
        var rest = " " + keyword + "=" + value + "\n";
        int digits = 1;
        while (Integer.toString(rest.length() + digits).length() > digits) {
            digits++;
        }
        return (rest.length() + digits) + rest;
    }

    private static byte[] paxBlock(int length) {
        var block = new byte[TarBlock.SIZE];
        put(block, 0, NAME, "PaxHeaders/entry");
        put(block, 100, 8, octal(0644, 7));
        put(block, 108, 8, octal(0, 7));
        put(block, 116, 8, octal(0, 7));
        put(block, 124, 12, octal(length, 11));
        put(block, 136, 12, octal(0, 11));
        return finished(block, 'x');
    }

    private static byte[] block(TarEntry entry, RawName name) {
        var block = new byte[TarBlock.SIZE];
        put(block, 0, NAME, name.latin());
        put(block, 100, 8, octal(entry.mode(), 7));
        put(block, 108, 8, octal(Math.min(entry.user(), LARGEST_ID), 7));
        put(block, 116, 8, octal(Math.min(entry.group(), LARGEST_ID), 7));
        put(block, 124, 12, octal(Math.min(entry.size(), LARGEST_SIZE), 11));
        put(block, 136, 12, octal(Math.clamp(entry.seconds(), 0, LARGEST_SIZE), 11));
        put(block, 157, NAME, entry.link().latin());
        put(block, 329, 8, octal(entry.major(), 7));
        put(block, 337, 8, octal(entry.minor(), 7));
        return finished(block, entry.kind().letter());
    }

    private static byte[] finished(byte[] block, char letter) {
        block[156] = (byte) letter;
        put(block, 257, 8, "ustar\00000");
        put(block, 148, 8, "        ");
        int sum = 0;
        for (byte one : block) {
            sum += one & 0xff;
        }
        put(block, 148, 7, octal(sum, 6) + "\0");
        return block;
    }

    private static void put(byte[] block, int offset, int length, String latin) {
        // A text that is too long stands in full in the pax record: this one is never shown.
        var bytes = latin.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, block, offset, Math.min(bytes.length, length));
    }

    private static String octal(long value, int digits) {
        var text = Long.toOctalString(value);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
