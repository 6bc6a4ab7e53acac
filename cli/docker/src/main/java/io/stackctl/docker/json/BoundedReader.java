package io.stackctl.docker.json;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Bounds what one JSON value may take: in characters from one token to the next, so that neither a
 * text nor the blanks between values go on for ever, in characters altogether, and in memory.
 */
final class BoundedReader extends FilterReader {

    private static final int MEGA = 1024 * 1024;
    private static final int MOST_IN_ONE = 16 * MEGA;
    private static final int MOST_IN_ALL = 256 * MEGA;

    /** A value in a tree costs about so much besides its own characters. */
    private static final int NODE = 64;

    private static final int MOST_MEMORY = 128 * MEGA;

    private long characters;
    private long sinceToken;
    private long memory;

    BoundedReader(Reader input) {
        super(input);
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int count = in.read(target, offset, length);
        if (count > 0) {
            characters += count;
            sinceToken += count;
            if (characters > MOST_IN_ALL || sinceToken > MOST_IN_ONE) {
                throw tooLarge();
            }
        }
        return count;
    }

    /** Takes note of a value with so many characters. */
    void token(int length) throws JsonException {
        sinceToken = 0;
        memory += NODE + length;
        if (memory > MOST_MEMORY) {
            throw tooLarge();
        }
    }

    private static JsonException tooLarge() {
        return new JsonException("it is larger than any sensible answer");
    }
}
