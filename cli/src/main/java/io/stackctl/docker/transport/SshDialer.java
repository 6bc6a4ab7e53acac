package io.stackctl.docker.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reaches an engine through ssh: {@code docker system dial-stdio} over there joins its socket to
 * our pipes.
 */
public final class SshDialer implements Dialer {

    private final List<String> command;

    /**
     * Creates one.
     *
     * @param command the whole command, whose standard input and output become the connection
     */
    public SshDialer(List<String> command) {
        this.command = List.copyOf(command);
    }

    @Override
    public Connection dial() throws IOException {
        Process process = new ProcessBuilder(command).redirectError(Redirect.PIPE).start();
        return new ProcessConnection(process, new ToldInput(process), process.getOutputStream());
    }

    private record ProcessConnection(Process process, InputStream input, OutputStream output)
            implements Connection {

        @Override
        public void closeOutput() throws IOException {
            output.close();
        }

        @Override
        public void close() {
            process.destroy();
        }
    }

    /** The process's output; when it ends badly, its last words become the error. */
    private static final class ToldInput extends InputStream {

        private static final int WORDS = 2_000;

        private final Process process;
        private final InputStream output;

        ToldInput(Process process) {
            this.process = process;
            this.output = process.getInputStream();
        }

        @Override
        public int read() throws IOException {
            int value = output.read();
            return value < 0 ? end() : value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = output.read(buffer, offset, length);
            return count < 0 ? end() : count;
        }

        private int end() throws IOException {
            int code;
            String words;
            try (InputStream errors = process.getErrorStream()) {
                words = new String(errors.readNBytes(WORDS), StandardCharsets.UTF_8).strip();
                code = process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return -1;
            }
            if (code != 0) {
                throw new IOException(
                        words.isEmpty() ? "the ssh command ended with code " + code : words);
            }
            return -1;
        }
    }
}
