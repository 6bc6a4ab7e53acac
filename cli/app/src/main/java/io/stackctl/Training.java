package io.stackctl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs many command lines in one process, for the JVM to record what they load: {@code java
 * -XX:AOTCacheOutput=CACHE -cp stackctl.jar io.stackctl.Training COMMANDS}. Later processes start
 * from that record.
 */
public final class Training {

    private Training() {}

    /**
     * Runs them all, whatever their exit codes are.
     *
     * @param args a file with one command line on each line, its words apart by one blank
     * @throws IOException when the file cannot be read
     */
    public static void main(String[] args) throws IOException {
        for (String line : Files.readAllLines(Path.of(args[0]))) {
            Main.run(line.split(" "));
        }
        System.exit(0);
    }
}
