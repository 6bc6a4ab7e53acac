package io.stackctl.docker.build;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/**
 * The header of one tar entry, owned by root: ustar, preceded by a pax record where a name, a link
 * or a size does not fit (POSIX.1-2017, {@code pax}).
 */
final class TarHeader {

    /** Everything in a tar is a multiple of this many bytes long. */
    static final int BLOCK = 512;

    private static final int NAME = 100;
    private static final long LARGEST = 0_77777777777L;

    private TarHeader() {}

    static byte[] of(ContextFile file) {
        var link = file.content() instanceof ContextFile.Link(var target) ? target : "";
        var type =
                switch (file.content()) {
                    case ContextFile.Folder _ -> '5';
                    case ContextFile.Link _ -> '2';
                    case ContextFile.Stored _, ContextFile.Inline _ -> '0';
                };
        var name = type == '5' ? file.name() + "/" : file.name();
        var records =
                record("path", fits(name) ? "" : name)
                        + record("linkpath", fits(link) ? "" : link)
                        + record("size", file.size() > LARGEST ? Long.toString(file.size()) : "");
        var bytes = new ByteArrayOutputStream();
        if (!records.isEmpty()) {
            var pax = records.getBytes(UTF_8);
            bytes.writeBytes(
                    block(
                            "PaxHeaders/" + Integer.toHexString(name.hashCode()),
                            "",
                            'x',
                            0644,
                            pax.length,
                            Instant.EPOCH));
            bytes.writeBytes(Arrays.copyOf(pax, pax.length + padding(pax.length)));
        }
        bytes.writeBytes(
                block(
                        name,
                        link,
                        type,
                        file.mode(),
                        Math.min(file.size(), LARGEST),
                        file.modified()));
        return bytes.toByteArray();
    }

    /** How many zero bytes follow so many bytes of content. */
    static int padding(long size) {
        return (int) (-size & (BLOCK - 1));
    }

    private static boolean fits(String text) {
        return text.length() <= NAME && text.chars().allMatch(c -> c < 128);
    }

    /**
     * One pax record: its own length in decimal, which counts its own digits, the keyword and the
     * value.
     */
    private static String record(String keyword, String value) {
        if (value.isEmpty()) {
            return "";
        }
        var rest = " " + keyword + "=" + value + "\n";
        var length = rest.getBytes(UTF_8).length;
        var digits = 1;
        while (Integer.toString(length + digits).length() > digits) {
            digits++;
        }
        return (length + digits) + rest;
    }

    private static byte[] block(
            String name, String link, char type, int mode, long size, Instant modified) {
        var block = new byte[BLOCK];
        put(block, 0, NAME, name);
        put(block, 100, 8, octal(mode, 7));
        put(block, 108, 8, octal(0, 7));
        put(block, 116, 8, octal(0, 7));
        put(block, 124, 12, octal(size, 11));
        put(block, 136, 12, octal(Math.clamp(modified.getEpochSecond(), 0, LARGEST), 11));
        put(block, 148, 8, "        ");
        block[156] = (byte) type;
        put(block, 157, NAME, link);
        put(block, 257, 8, "ustar\00000");
        var sum = 0;
        for (var b : block) {
            sum += b & 0xff;
        }
        put(block, 148, 7, octal(sum, 6));
        return block;
    }

    private static void put(byte[] block, int offset, int length, String text) {
        // A name that is too long or not ASCII stands in full in the pax record: this one is never
        // shown.
        var bytes = text.getBytes(US_ASCII);
        System.arraycopy(bytes, 0, block, offset, Math.min(bytes.length, length));
    }

    private static String octal(long value, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "o", value);
    }
}
