package io.stackctl.docker.transport;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The pipes of an ssh process as a connection. When it ends badly, its last words are the error.
 */
final class SshConnection implements Connection {

    private final SshProcess process;
    private final Runnable whenClosed;
    private volatile boolean answered;
    private boolean closed;

    /**
     * Takes a process.
     *
     * @param whenClosed done once
     */
    SshConnection(SshProcess process, Runnable whenClosed) {
        this.process = process;
        this.whenClosed = whenClosed;
    }

    @Override
    public InputStream input() {
        return new ToldInput(process.output());
    }

    @Override
    public OutputStream output() {
        return new ToldOutput(process.input());
    }

    @Override
    public void closeOutput() throws IOException {
        process.input().close();
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
            SshException end = process.end(answered);
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
                SshException end = process.end(answered);
                throw end == null ? e : end;
            }
        }
    }
}
