package io.stackctl.terminal.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * Whether a write failed since nobody reads any more. The system says it in the user's language;
 * but a pipe or a socket has hardly another way to fail.
 *
 * @param stream what was written to, such as {@code /proc/self/fd/1}
 */
public record BrokenPipe(Path stream) implements Predicate<IOException> {

    /** Bits of {@code st_mode}, see inode(7). */
    private static final int FILE_TYPE = 0xf000;

    private static final int PIPE = 0x1000;
    private static final int SOCKET = 0xc000;

    @Override
    public boolean test(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.equals("Broken pipe")
                || (!message.equals("Resource temporarily unavailable") && leadsToReader());
    }

    private boolean leadsToReader() {
        try {
            Object mode = Files.getAttribute(stream, "unix:mode");
            int type = mode instanceof Integer number ? number & FILE_TYPE : 0;
            return type == PIPE || type == SOCKET;
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
