package io.stackctl.migration.rule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Makes the files of the next migration. */
public final class NewMigration {

    private NewMigration() {}

    /**
     * Writes them, and makes the directory where there is none.
     *
     * @param name such as {@code add_tokens}
     * @return the up file and the down file
     * @throws MigrationException when the name is none, or the directory is not in order
     */
    public static List<Path> create(Path directory, String name) {
        if (!name.matches("[A-Za-z0-9_-]+")) {
            throw new MigrationException(
                    "'" + name + "' cannot be the name of a migration",
                    "write letters, digits, _ and -, such as add_tokens");
        }
        try {
            Files.createDirectories(directory);
            var all = Migrations.read(directory).all();
            var version = all.isEmpty() ? new Version(1) : all.getLast().version().next();
            var up = directory.resolve(version + "_" + name + ".up.sql");
            var down = directory.resolve(version + "_" + name + ".down.sql");
            write(
                    up,
                    """
                    -- The way forward. It runs in one transaction: all of it is kept, or nothing.
                    -- Where a statement cannot run in one (CREATE INDEX CONCURRENTLY), the first line of the file says so:
                    -- "-- stackctl: no-transaction". One that takes away what the version before still needs begins with
                    -- "-- stackctl: after": it runs when a deployment has succeeded.

                    """);
            write(down, "-- The way back: what undoes " + up.getFileName() + ".\n\n");
            return List.of(up, down);
        } catch (IOException e) {
            throw new MigrationException("cannot write in " + directory + ": " + e, "");
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
}
