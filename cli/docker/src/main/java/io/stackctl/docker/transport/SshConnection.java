package io.stackctl.docker.transport;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The pipes of an ssh process as a connection. When it ends badly, its last words are the error.
 */
final class SshConnection implements Connection {

    private static final int LONGEST_WORDS = 2_000;

    private final Process process;
    private final Runnable whenClosed;
    private volatile boolean answered;
    private boolean closed;

    /**
     * Takes a process.
     *
     * @param whenClosed done once
     */
    SshConnection(Process process, Runnable whenClosed) {
        this.process = process;
        this.whenClosed = whenClosed;
    }

    @Override
    public InputStream input() {
        return new ToldInput(process.getInputStream());
    }

    @Override
    public OutputStream output() {
        return new ToldOutput(process.getOutputStream());
    }

    @Override
    public void closeOutput() throws IOException {
        process.getOutputStream().close();
    }

    @Override
    public void close() {
        process.destroy();
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        whenClosed.run();
    }

    /** Why it has ended, or is about to; null when it ended well. */
    static @Nullable SshException end(Process process, boolean answered) throws IOException {
        try (InputStream errors = process.getErrorStream()) {
            String words =
                    new String(errors.readNBytes(LONGEST_WORDS), StandardCharsets.UTF_8)
                            .replace("\r", "")
                            .strip();
            int code = process.waitFor();
            if (code == 0) {
                return null;
            }
            return new SshException(
                    words.isEmpty() ? "the ssh command ended with code " + code : words, answered);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private final class ToldInput extends InputStream {

        private final InputStream output;

        ToldInput(InputStream output) {
            this.output = output;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = output.read(buffer, offset, length);
            if (count >= 0) {
                answered = true;
                return count;
            }
            SshException end = end(process, answered);
            if (end != null) {
                throw end;
            }
            return -1;
        }
    }

    /** When the process has ended, its last words say more than a broken pipe. */
    private final class ToldOutput extends FilterOutputStream {

        ToldOutput(OutputStream input) {
            super(input);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            try {
                out.write(buffer, offset, length);
                out.flush();
            } catch (IOException e) {
                SshException end = end(process, answered);
                throw end == null ? e : end;
            }
        }
    }
}
