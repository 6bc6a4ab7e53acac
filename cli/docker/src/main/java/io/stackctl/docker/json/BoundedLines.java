package io.stackctl.docker.json;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Lines that are not blank, each of a sensible length. */
public final class BoundedLines implements Closeable {

    /** Whatever engines send as one line has some KiB; a step of BuildKit's log, some hundred. */
    private static final int LONGEST = 8 * 1024 * 1024;

    private final BufferedReader input;

    public BoundedLines(Reader input) {
        this.input = new BufferedReader(input);
    }

    /** Blocks for the next line that is not blank; null at the end. */
    public @Nullable String next() throws IOException {
        StringBuilder line = new StringBuilder();
        boolean blank = true;
        int read = 0;
        for (int c = input.read(); c >= 0; c = input.read()) {
            if (c == '\n' && !blank) {
                return line.toString();
            }
            read++;
            if (read > LONGEST) {
                throw new JsonException("a line of it has no end");
            }
            if (c > ' ') {
                blank = false;
            }
            if (!blank) {
                line.append((char) c);
            }
        }
        return blank ? null : line.toString();
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
