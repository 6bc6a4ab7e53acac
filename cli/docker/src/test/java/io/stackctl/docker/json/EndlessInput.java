package io.stackctl.docker.json;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A text that never ends. */
final class EndlessInput extends InputStream {

    private final byte[] begin;
    private final byte[] again;
    private long position;

    EndlessInput(String begin, String again) {
        this.begin = begin.getBytes(StandardCharsets.UTF_8);
        this.again = again.repeat(1000).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int read() {
        long at = position++;
        return at < begin.length
                ? begin[(int) at]
                : again[(int) ((at - begin.length) % again.length)];
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (position < begin.length) {
            target[offset] = (byte) read();
            return 1;
        }
        int start = (int) ((position - begin.length) % again.length);
        int count = Math.min(length, again.length - start);
        System.arraycopy(again, start, target, offset, count);
        position += count;
        return count;
    }
}
