package io.stackctl.workflow;

import io.stackctl.engine.Containers;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;

/** Unpacks files of this machine in a container: the tar is made while the engine reads it. */
final class TarUpload {

    private static final int BUFFER = 64 * 1024;

    private TarUpload() {}

    /** Writes a tar stream. */
    @FunctionalInterface
    interface Source {
        void writeTo(OutputStream tar) throws IOException;
    }

    /**
     * Sends it.
     *
     * @param folder where it is unpacked
     * @param owners whether the files belong to the container's user instead of root
     */
    static void send(
            Containers containers, String container, String folder, boolean owners, Source source)
            throws IOException {
        try (var tar = new PipedInputStream(BUFFER)) {
            var sink = new PipedOutputStream(tar);
            var broken = new IOException[1];
            Thread writer =
                    Thread.ofVirtual()
                            .start(() -> {
                                try (sink) {
                                    source.writeTo(sink);
                                } catch (IOException failed) {
                                    broken[0] = failed;
                                }
                            });
            containers.copyInto(container, folder, tar, owners);
            writer.join();
            if (broken[0] != null) {
                throw broken[0];
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), stopped);
        }
    }
}
