package io.stackctl.terminal.device;

import io.stackctl.terminal.text.Shown;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A stream for people. Whatever is printed to it is made harmless for a terminal, wherever the text
 * came from; what is data, or has colours of our own, is written raw.
 *
 * <p>Always UTF-8: in the POSIX locale, which containers and CI have, Java would print question
 * marks.
 */
public final class TextOutput extends PrintStream {

    public TextOutput(OutputStream target) {
        super(target, false, StandardCharsets.UTF_8);
    }

    @Override
    public void print(String text) {
        super.print(Shown.text(String.valueOf(text)));
    }

    @Override
    public void print(Object object) {
        print(String.valueOf(object));
    }

    @Override
    public void print(char letter) {
        print(String.valueOf(letter));
    }

    @Override
    public void print(char[] letters) {
        print(String.valueOf(letters));
    }

    /** Writes data, or what was made harmless and given colours already. */
    public void raw(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(bytes, 0, bytes.length);
    }
}
