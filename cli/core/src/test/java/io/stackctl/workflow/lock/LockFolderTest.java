package io.stackctl.workflow.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stackctl.failure.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where locks may lie, and where they may not: others can prepare what they like in a shared place.
 */
class LockFolderTest {

    private static final String SECRET =
            "what nobody may lose, and longer than any line of a lock\n";

    @TempDir private Path machine;
    private Path home;
    private Path shared;
    private Path secret;

    @BeforeEach
    void prepare() throws IOException {
        home = Files.createDirectory(machine.resolve("home"));
        shared = Files.createDirectory(machine.resolve("tmp"));
        secret = Files.writeString(machine.resolve("secret"), SECRET);
    }

    @Test
    void it_lies_in_the_home_folder_and_nobody_else_can_look_into_it() throws IOException {
        take(LockFolder.of(home, shared));

        var folder = home.resolve(".local/state/stackctl");
        assertEquals("rwx------", modeOf(folder));
        assertEquals("rw-------", modeOf(folder.resolve("shop.lock")));
    }

    @Test
    void a_user_without_a_home_folder_has_one_in_the_shared_place() throws IOException {
        take(LockFolder.of(machine.resolve("nonexistent"), shared));

        assertEquals("rwx------", modeOf(sharedFolder()));
        assertTrue(Files.exists(sharedFolder().resolve("shop.lock")));
    }

    @Test
    void a_home_that_cannot_be_written_to_is_none() throws IOException {
        // A file stands where the folder would have to be, which stops root as well.
        Files.createFile(home.resolve(".local"));

        take(LockFolder.of(home, shared));

        assertTrue(Files.exists(sharedFolder().resolve("shop.lock")));
    }

    @Test
    void a_link_in_place_of_the_folder_is_refused() throws IOException {
        var elsewhere = Files.createDirectory(machine.resolve("elsewhere"));
        Files.createSymbolicLink(sharedFolder(), elsewhere);

        assertEquals(
                sharedFolder() + " is not a folder, so the locks of stacks cannot lie there",
                refusal());
        assertEquals(0, elsewhere.toFile().list().length);
    }

    @Test
    void a_folder_that_others_can_write_to_is_refused() throws IOException {
        Files.createDirectory(sharedFolder());
        Files.setPosixFilePermissions(sharedFolder(), PosixFilePermissions.fromString("rwxrwxrwx"));

        assertEquals(
                sharedFolder()
                        + " can be written to by others, so the locks of stacks cannot lie there",
                refusal());
    }

    @Test
    void a_folder_of_another_user_is_refused() throws IOException {
        assumeTrue(user() == 0, "only root can give folders away");
        Files.createDirectory(sharedFolder());
        Files.setAttribute(sharedFolder(), "unix:uid", 65534);

        assertEquals(
                sharedFolder()
                        + " belongs to another user (65534), so the locks of stacks cannot lie there",
                refusal());
    }

    @Test
    void a_link_in_place_of_a_lock_is_not_followed() throws IOException {
        var folder = LockFolder.of(home, shared);
        Files.createSymbolicLink(folder.resolve("shop.lock"), secret);

        assertThrows(IOException.class, () -> take(folder));

        assertEquals(SECRET, Files.readString(secret));
        assertFalse(Files.isRegularFile(folder.resolve("shop.lock"), LinkOption.NOFOLLOW_LINKS));
    }

    private String refusal() {
        var nobody = machine.resolve("nonexistent");
        return assertThrows(StackException.class, () -> LockFolder.of(nobody, shared))
                .failure()
                .message();
    }

    private static void take(LockFolder folder) throws IOException {
        try (var lock = new LockFile(folder, "shop.lock")) {
            assertTrue(lock.tryTake());
            lock.sign("up 1 1");
        }
    }

    private Path sharedFolder() throws IOException {
        return shared.resolve("stackctl-" + user());
    }

    private static int user() throws IOException {
        return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    }

    private static String modeOf(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
