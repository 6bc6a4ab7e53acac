package io.stackctl.docker.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.StackException;
import io.stackctl.files.InputFile;
import io.stackctl.model.build.IgnorePatterns;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads which files of a context are not sent. */
final class IgnoreFile {

    private IgnoreFile() {}

    /**
     * The patterns of the ignore file that lies beside a Dockerfile under its name, which wins, or
     * of the context's own.
     *
     * @param dockerfile empty for one that lies in no file
     * @throws StackException for a line that is no pattern
     */
    static IgnorePatterns of(Path folder, Optional<Path> dockerfile) throws IOException {
        List<Path> files = new ArrayList<>();
        dockerfile.ifPresent(file -> files.add(Path.of(file + ".dockerignore")));
        files.add(folder.resolve(".dockerignore"));
        for (var file : files) {
            try {
                // Names that are no UTF-8 cannot be sent, so none needs to be matched exactly.
                return IgnorePatterns.of(new String(InputFile.read(file), UTF_8));
            } catch (NoSuchFileException e) {
                // The next one, or none.
            } catch (InvalidValueException e) {
                throw new StackException(
                        new InvalidRequest(file + ": " + e.getMessage(), e.remedy()), e);
            }
        }
        return IgnorePatterns.NONE;
    }
}
