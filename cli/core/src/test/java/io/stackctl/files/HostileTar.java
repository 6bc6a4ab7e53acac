package io.stackctl.files;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Makes tar streams that no honest program would make. */
final class HostileTar {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    HostileTar file(String name, String content) {
        return entry(name, '0', "", 0644, content.getBytes(StandardCharsets.UTF_8));
    }

    HostileTar folder(String name, int mode) {
        return entry(name, '5', "", mode, new byte[0]);
    }

    HostileTar link(String name, String target) {
        return entry(name, '2', target, 0777, new byte[0]);
    }

    HostileTar hardLink(String name, String other) {
        return entry(name, '1', other, 0777, new byte[0]);
    }

    HostileTar entry(String name, char letter, String link, int mode, byte[] content) {
        header(name, letter, link, mode, content.length);
        bytes.writeBytes(content);
        bytes.writeBytes(new byte[TarBlock.padding(content.length)]);
        return this;
    }

    /** A header alone, whatever it says of what follows. */
    HostileTar header(String name, char letter, String link, int mode, long size) {
        var block = new byte[TarBlock.SIZE];
        put(block, 0, 100, name);
        put(block, 100, 8, String.format("%07o", mode & 07777));
        put(block, 108, 8, "0000000");
        put(block, 116, 8, "0000000");
        put(block, 124, 12, String.format("%011o", size & 0_77777777777L));
        put(block, 136, 12, "00000000001");
        put(block, 148, 8, "        ");
        block[156] = (byte) letter;
        put(block, 157, 100, link);
        put(block, 257, 8, "ustar\00000");
        int sum = 0;
        for (byte one : block) {
            sum += one & 0xff;
        }
        put(block, 148, 8, String.format("%06o\0 ", sum));
        bytes.writeBytes(block);
        return this;
    }

    HostileTar raw(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }

    byte[] end() {
        bytes.writeBytes(new byte[2 * TarBlock.SIZE]);
        return bytes.toByteArray();
    }

    private static void put(byte[] block, int offset, int length, String text) {
        var latin = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(latin, 0, block, offset, Math.min(length, latin.length));
    }
}
