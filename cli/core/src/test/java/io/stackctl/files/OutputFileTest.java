package io.stackctl.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that the user named, and what may lie there. */
@Timeout(60)
class OutputFileTest {

    @TempDir private Path folder;

    @Test
    void a_new_file_is_its_owners_alone() throws IOException {
        var file = folder.resolve("new");

        write(file, "text");

        assertEquals("text", Files.readString(file));
        assertEquals("rw-------", modeOf(file));
    }

    @Test
    void an_old_one_keeps_its_mode_and_is_whole_or_untouched() throws IOException {
        var file = Files.writeString(folder.resolve("old"), "good");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThrows(
                IOException.class,
                () ->
                        OutputFile.write(
                                file,
                                out -> {
                                    out.write(new byte[10]);
                                    throw new IOException("the disk is full");
                                }));
        assertEquals("good", Files.readString(file));
        assertEquals(1, count());

        write(file, "better");
        assertEquals("better", Files.readString(file));
        assertEquals("rw-r-----", modeOf(file));
    }

    @Test
    void a_link_of_the_users_own_is_followed_and_stays() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "old");
        var link = Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));

        write(link, "new");

        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(file));
    }

    @Test
    void a_link_that_another_user_put_into_a_shared_folder_is_not_followed() throws IOException {
        assumeTrue(
                (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0,
                "only root can give links away");
        var shared = Files.createDirectory(folder.resolve("shared"));
        Files.setAttribute(shared, "unix:mode", 01777);
        var victim = Files.writeString(folder.resolve("victim"), "precious");
        var link = Files.createSymbolicLink(shared.resolve("link"), victim);
        Files.setAttribute(link, "unix:uid", 65534, LinkOption.NOFOLLOW_LINKS);

        assertThrows(IOException.class, () -> write(link, "x"));
        assertEquals("precious", Files.readString(victim));
    }

    @Test
    void a_pipe_is_written_to_and_stays_one() throws Exception {
        try (var opened = OpenFolder.at(folder)) {
            opened.makePipe(RawName.of("pipe"), 0600);
        }
        var pipe = folder.resolve("pipe");
        var reader = new FutureTask<>(() -> Files.readString(pipe));
        Thread.ofPlatform().daemon().start(reader);

        write(pipe, "through");

        assertEquals("through", reader.get());
        assertTrue(Destination.of(pipe).is(Destination.Status.PIPE));
    }

    @Test
    void a_device_says_what_is_wrong_and_stays_one() {
        var failure = assertThrows(IOException.class, () -> write(Path.of("/dev/full"), "x"));

        assertEquals("/dev/full: no space left on device", failure.getMessage());
    }

    @Test
    void a_folder_is_refused() {
        assertThrows(IOException.class, () -> write(folder, "x"));
    }

    @Test
    void a_file_that_must_be_new_follows_no_link() throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), Path.of("elsewhere"));

        assertThrows(
                FileAlreadyExistsException.class,
                () -> OutputFile.create(folder.resolve("link"), new byte[1]));
        OutputFile.create(folder.resolve("env"), new byte[1]);
        assertEquals("rw-------", modeOf(folder.resolve("env")));
    }

    private long count() throws IOException {
        try (var all = Files.list(folder)) {
            return all.count();
        }
    }

    private static void write(Path path, String text) throws IOException {
        OutputFile.write(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String modeOf(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
