package io.stackctl.terminal.device;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A stream whose failures cannot be overlooked: {@link java.io.PrintStream} keeps an {@link
 * IOException} to itself, but lets a {@link StackException} through. After the first failure
 * nothing more is written, since something is missing from there on, and each further call says so
 * again.
 */
public final class ReportingOutput extends OutputStream {

    private final OutputStream target;
    private final String name;
    private final Predicate<IOException> readerGone;
    private volatile @Nullable IOException failure;

    /**
     * Reports for a stream.
     *
     * @param name as the user knows it, such as {@code standard output}
     * @param readerGone whether a failure means that nobody reads any more, which is not told
     */
    public ReportingOutput(OutputStream target, String name, Predicate<IOException> readerGone) {
        this.target = target;
        this.name = name;
        this.readerGone = readerGone;
    }

    @Override
    public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        check();
        try {
            target.write(bytes, offset, length);
        } catch (IOException lost) {
            failure = lost;
            check();
        }
    }

    @Override
    public void flush() {
        check();
        try {
            target.flush();
        } catch (IOException lost) {
            failure = lost;
            check();
        }
    }

    private void check() {
        IOException lost = failure;
        if (lost != null) {
            throw new StackException(
                    Failure.OutputFailed.of(
                            name, String.valueOf(lost.getMessage()), readerGone.test(lost)),
                    lost);
        }
    }
}
