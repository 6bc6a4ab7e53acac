package io.stackctl.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SingleFileTest {

    private static InputStream packed(byte[] content) {
        return SingleFile.pack("file", 0600, content, Instant.EPOCH);
    }

    @Test
    void what_is_packed_is_read_again() throws IOException {
        for (int size : List.of(0, 1, 511, 512, 65_536, 300_001)) {
            var content = new byte[size];
            new Random(size).nextBytes(content);

            assertArrayEquals(content, SingleFile.read(packed(content), size));
        }
    }

    @Test
    void more_than_is_wanted_is_not_read() {
        var refused =
                assertThrows(IOException.class, () -> SingleFile.read(packed(new byte[101]), 100));

        assertEquals("it has 101 bytes, and 100 are the most", refused.getMessage());
    }

    @Test
    void a_stream_that_ends_too_soon_is_no_file() throws IOException {
        var whole = packed(new byte[2000]).readAllBytes();
        for (int length : List.of(100, 512, 513, 1500)) {
            var part = new ByteArrayInputStream(Arrays.copyOf(whole, length));

            assertThrows(IOException.class, () -> SingleFile.read(part, 5000));
        }
    }

    @Test
    void a_link_or_nothing_at_all_is_no_file() {
        var link = TarEntry.of("file", "/etc/shadow", TarEntry.Kind.LINK, 0777, 0, Instant.EPOCH);
        var stream = new TarStream(PackedFiles.of(List.of(Packed.of(link))));

        assertEquals(
                "it is no regular file",
                assertThrows(IOException.class, () -> SingleFile.read(stream, 100)).getMessage());
        assertEquals(
                "it is empty",
                assertThrows(IOException.class, () -> SingleFile.read(SingleFile.none(), 100))
                        .getMessage());
    }
}
