package io.stackctl.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Texts that the user named, whatever stands behind the name. */
@Timeout(60)
class InputFileTest {

    @TempDir private Path folder;

    @Test
    void a_pipe_with_a_writer_is_read() throws Exception {
        var pipe = pipe();
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        Files.writeString(pipe, "services: {}");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });

        assertEquals("services: {}", InputFile.text(pipe));
    }

    @Test
    void a_pipe_without_one_is_an_error() throws IOException {
        var pipe = pipe();

        assertEquals(pipe + ": is a pipe that nobody writes to", refusal(pipe));
    }

    @Test
    void what_never_ends_is_too_long() {
        assertEquals("/dev/zero: is longer than 16 MiB", refusal(Path.of("/dev/zero")));
    }

    @Test
    void a_giant_file_is_not_read() throws IOException {
        var giant = folder.resolve("giant");
        try (var file = new RandomAccessFile(giant.toFile(), "rw")) {
            file.setLength(10L * 1024 * 1024 * 1024);
        }

        assertEquals(giant + ": is longer than 16 MiB", refusal(giant));
    }

    @Test
    void nothing_is_an_empty_text() throws IOException {
        assertEquals("", InputFile.text(Path.of("/dev/null")));
    }

    @Test
    void a_folder_is_none() {
        assertEquals(folder + ": is a directory", refusal(folder));
        assertThrows(
                NoSuchFileException.class, () -> InputFile.read(folder.resolve("nonexistent")));
    }

    private Path pipe() throws IOException {
        try (var opened = OpenFolder.at(folder)) {
            opened.makePipe(RawName.of("pipe"), 0600);
        }
        return folder.resolve("pipe");
    }

    private static String refusal(Path path) {
        return String.valueOf(
                assertThrows(IOException.class, () -> InputFile.read(path)).getMessage());
    }
}
