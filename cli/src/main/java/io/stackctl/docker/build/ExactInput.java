package io.stackctl.docker.build;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * So many bytes of a file, even when it is written to meanwhile: their number was promised already.
 */
final class ExactInput extends FilterInputStream {

    private final String name;
    private long left;

    ExactInput(InputStream input, long size, String name) {
        super(input);
        this.name = name;
        this.left = size;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        var count = super.read(target, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new IOException(name + " became shorter while it was sent to the engine");
        }
        left -= count;
        return count;
    }
}
