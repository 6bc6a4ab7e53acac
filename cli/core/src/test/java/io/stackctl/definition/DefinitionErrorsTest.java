package io.stackctl.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.Failure.InvalidDefinition;
import io.stackctl.failure.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Broken definitions and what is said about them: {@code src/test/resources/definition/errors}. A
 * file holds cases; {@code === TITLE} starts one, {@code --- NAME} a further file of it, and {@code
 * >>>} what must be said. {@code -Dgolden.rewrite=true} writes what the loader says into the files.
 */
class DefinitionErrorsTest {

    private static final Path FOLDER = Path.of("src/test/resources/definition/errors");

    @TempDir Path directory;

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void says_what_is_wrong_where_and_what_to_do(Path file) throws IOException {
        var before = Files.readString(file);
        var after = new StringBuilder();
        for (var sample : ErrorSample.read(before)) {
            after.append(sample.with(answer(sample)));
        }
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(file, after);
        }
        assertEquals(before, after.toString());
    }

    @Test
    void sixty_mistakes_are_told_apart() throws IOException {
        var samples = new ArrayList<ErrorSample>();
        for (var file : files()) {
            samples.addAll(ErrorSample.read(Files.readString(file)));
        }
        var texts = samples.stream().map(ErrorSample::expected).distinct().count();
        assertTrue(texts >= 60, "only " + texts + " different messages");
        assertEquals(samples.size(), texts, "every case has a message of its own");
    }

    private String answer(ErrorSample sample) throws IOException {
        var root = Files.createTempDirectory(directory, "case").toRealPath();
        for (var file : sample.files().entrySet()) {
            var path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        var request =
                LoadRequest.in(root.toString(), Map.of("HOME", root.toString()))
                        .files(sample.arguments())
                        .build();
        try {
            new StackLoader(warning -> {}).load(request);
            return "nothing is wrong\n";
        } catch (StackException e) {
            var text = new StringBuilder(e.failure().message()).append('\n');
            if (e.failure() instanceof InvalidDefinition invalid) {
                for (var mistake : invalid.mistakes()) {
                    if (mistake.location().line() > 0) {
                        text.append("| ").append(mistake.sourceLine()).append('\n');
                    }
                }
            } else if (!e.failure().remedy().isEmpty()) {
                text.append("  ").append(e.failure().remedy()).append('\n');
            }
            return text.toString().replace(root + "/", "").replace(root.toString(), ".");
        }
    }
}
