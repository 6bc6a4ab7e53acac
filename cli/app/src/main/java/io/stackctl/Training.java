package io.stackctl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs many command lines in one process, for the JVM to record what they load: {@code java
 * -XX:AOTCacheOutput=CACHE -cp stackctl.jar io.stackctl.Training COMMANDS}. Later processes start
 * from that record.
 */
public final class Training {

    private Training() {}

    /** Begins a line that is to fail. */
    private static final String FAILS = "! ";

    /**
     * Runs them all.
     *
     * @param args a file with one command line on each line, its words apart by one blank
     * @throws IOException when the file cannot be read
     * @throws IllegalStateException when one has not ended as its line says; then what was recorded
     *     is not what it does on an engine
     */
    public static void main(String[] args) throws IOException {
        List<String> otherwise = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(args[0]))) {
            boolean fails = line.startsWith(FAILS);
            int code = Main.run((fails ? line.substring(FAILS.length()) : line).split(" "));
            if (fails == (code == 0)) {
                otherwise.add("'" + line + "' ended with " + code);
            }
        }
        if (!otherwise.isEmpty()) {
            throw new IllegalStateException(String.join(", ", otherwise));
        }
        System.exit(0);
    }
}
