package io.stackctl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Definitions of our own, by concept, and what {@code config} says of them: {@code
 * src/test/resources/definitions}, where a README says how to add one. There is no engine, and
 * nothing of the process's environment.
 */
class OwnDefinitionsTest {

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicContainer> say_what_was_written_down() throws IOException {
        return TranscriptFolder.tests("definitions", this::outcomes);
    }

    private List<String> outcomes(Transcript transcript) {
        try {
            var place = Files.createTempDirectory(folder, "case").toRealPath();
            var tool =
                    new TranscribedTool(
                            place,
                            (events, confirmation, dryRun) -> {
                                throw new AssertionError("'config' needs no engine");
                            });
            return tool.outcomes(transcript);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
