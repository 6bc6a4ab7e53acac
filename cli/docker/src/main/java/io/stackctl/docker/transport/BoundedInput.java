package io.stackctl.docker.transport;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An input that fails when more comes of it than anything sensible could be. */
public final class BoundedInput extends FilterInputStream {

    private final String what;
    private final long most;
    private long count;

    /**
     * Creates one.
     *
     * @param what what is read, for the message, such as {@code the answer}
     * @param most how many bytes it may have
     */
    public BoundedInput(InputStream input, String what, long most) {
        super(input);
        this.what = what;
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        if (value >= 0) {
            counted(1);
        }
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = in.read(target, offset, length);
        if (read > 0) {
            counted(read);
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void counted(int more) throws BadAnswerException {
        count += more;
        if (count > most) {
            throw new BadAnswerException(what + " is longer than " + size(most));
        }
    }

    private static String size(long bytes) {
        return bytes >= 1024 * 1024 ? bytes / (1024 * 1024) + " MiB" : bytes / 1024 + " KiB";
    }
}
