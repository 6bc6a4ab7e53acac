package io.stackctl.terminal.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts in {@code src/test/resources/terminal}. {@code -Dgolden.rewrite=true} writes what the code
 * says now; read the difference before committing it.
 */
final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/terminal");

    private Golden() {}

    /** Compares with a file; escape characters are shown as {@code ^[}. */
    static void assertMatches(String name, String actual) throws IOException {
        Path file = FOLDER.resolve(name);
        String readable = actual.replace("\u001b", "^[").replace("\r", "^M");
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, readable);
        }
        assertEquals(Files.readString(file), readable);
    }
}
