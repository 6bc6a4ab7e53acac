package io.stackctl.docker.transport;

import io.stackctl.local.Settings;
import java.io.FilterOutputStream;
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

    private static final int LONGEST_WORDS = 2_000;

    private final List<String> command;
    private final Settings settings;

    /**
     * Creates one.
     *
     * @param command the whole command, whose standard input and output become the connection
     * @param settings what it runs with
     */
    public SshDialer(List<String> command, Settings settings) {
        this.command = List.copyOf(command);
        this.settings = settings;
    }

    @Override
    public Connection dial() throws IOException {
        Process process = settings.program(command).redirectError(Redirect.PIPE).start();
        return new ProcessConnection(process, new ToldInput(process), new ToldOutput(process));
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
            String words = lastWords(process);
            if (!words.isEmpty()) {
                throw new IOException(words);
            }
            return -1;
        }
    }

    /** The process's input; when it has ended, its last words say more than a broken pipe. */
    private static final class ToldOutput extends FilterOutputStream {

        private final Process process;

        ToldOutput(Process process) {
            super(process.getOutputStream());
            this.process = process;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            try {
                out.write(buffer, offset, length);
                out.flush();
            } catch (IOException e) {
                String words = lastWords(process);
                throw words.isEmpty() ? e : new IOException(words, e);
            }
        }
    }

    /** Waits for the end of a process; empty when it ended well. */
    private static String lastWords(Process process) throws IOException {
        try (InputStream errors = process.getErrorStream()) {
            String words =
                    new String(errors.readNBytes(LONGEST_WORDS), StandardCharsets.UTF_8).strip();
            int code = process.waitFor();
            if (code == 0) {
                return "";
            }
            return words.isEmpty() ? "the ssh command ended with code " + code : words;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
