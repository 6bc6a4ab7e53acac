package io.stackctl.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessUserTest {

    @TempDir Path folder;

    @Test
    void it_is_whom_new_files_belong_to() throws IOException {
        var file = Files.createFile(folder.resolve("file"));

        assertEquals(Files.getAttribute(file, "unix:uid"), ProcessUser.id());
    }

    @Test
    void it_is_the_one_that_the_process_acts_as() throws IOException {
        assertEquals(
                1000, ProcessUser.id("Name:\tjava\nUid:\t0\t1000\t0\t1000\nGid:\t7\t7\t7\t7\n"));
        assertEquals(
                (int) 4294967294L,
                ProcessUser.id("Name:\tjava\nUid:\t1\t4294967294\t1\t1\nGid:\t7\t7\t7\t7\n"));
    }

    @Test
    void a_table_that_does_not_say_is_no_root() {
        assertThrows(IOException.class, () -> ProcessUser.id("Name:\tjava\n"));
        assertThrows(IOException.class, () -> ProcessUser.id("Name:\tjava\nUid:\t0"));
    }
}
