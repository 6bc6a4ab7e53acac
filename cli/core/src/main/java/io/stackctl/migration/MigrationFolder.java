package io.stackctl.migration;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.local.Settings;
import io.stackctl.migration.rule.MigrationException;
import io.stackctl.migration.rule.Migrator;
import io.stackctl.migration.rule.NewMigration;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * The folder with the migrations of a stack.
 *
 * @param path absolute
 * @param shown how messages call it
 */
public record MigrationFolder(Path path, Path shown) {

    /**
     * A folder that is shown relative to where the user is, when it lies below.
     *
     * @param directory absolute
     */
    public static MigrationFolder of(String directory, Settings settings) {
        var path = Path.of(directory);
        return new MigrationFolder(path, shown(path, settings.workingDirectory()));
    }

    private static Path shown(Path path, Path here) {
        return path.startsWith(here) && !path.equals(here) ? here.relativize(path) : path;
    }

    /**
     * What is in it, whatever the database is like.
     *
     * @throws StackException when the files are not in order
     */
    public Migrator.Contents contents() {
        return translated(() -> Migrator.contents(path));
    }

    /**
     * Makes the files of the next migration.
     *
     * @return their paths as they are shown
     * @throws StackException when the name is none, or the files are not in order
     */
    public List<Path> create(String name) {
        return translated(() -> NewMigration.create(path, name)).stream()
                .map(file -> shown.resolve(path.relativize(file)))
                .toList();
    }

    /** Turns what the rules throw into a failure of the stack. */
    <T> T translated(Supplier<T> action) {
        try {
            return action.get();
        } catch (MigrationException e) {
            throw new StackException(
                    new Failure.OperationFailed(told(e.message()), told(e.remedy())), e);
        }
    }

    /** A message of the rules, which know the whole path only. */
    String told(String message) {
        return message.replace(path.toString(), shown.toString());
    }
}
