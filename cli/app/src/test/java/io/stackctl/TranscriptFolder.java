package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

/** The transcripts below a folder as tests: one each, by the folders that they stand in. */
final class TranscriptFolder {

    private static final Path RESOURCES = Path.of("src/test/resources");

    private TranscriptFolder() {}

    /**
     * One test each.
     *
     * @param concepts a folder of folders with transcripts
     * @param outcomes what comes of the steps of one
     */
    static Stream<DynamicContainer> tests(
            String concepts, Function<Transcript, List<String>> outcomes) throws IOException {
        var containers = new ArrayList<DynamicContainer>();
        for (var concept : children(RESOURCES.resolve(concepts))) {
            if (Files.isDirectory(concept)) {
                var tests = new ArrayList<DynamicTest>();
                for (var file : children(concept)) {
                    tests.add(
                            DynamicTest.dynamicTest(
                                    name(file), file.toUri(), () -> compare(file, outcomes)));
                }
                containers.add(
                        DynamicContainer.dynamicContainer(
                                name(concept), concept.toUri(), tests.stream()));
            }
        }
        assertFalse(containers.isEmpty(), "no case in " + concepts);
        return containers.stream();
    }

    private static List<Path> children(Path folder) throws IOException {
        try (var children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.txt$", "").replace('-', ' ');
    }

    /** A run that rewrites fails like any other whose outcome is not what was written down. */
    private static void compare(Path file, Function<Transcript, List<String>> outcomes)
            throws IOException {
        var expected = Files.readString(file);
        var transcript = Transcript.read(expected);
        assertFalse(transcript.title().isBlank(), "it does not say what it shows");
        assertFalse(transcript.steps().isEmpty(), "it has no command line");
        var actual = transcript.with(outcomes.apply(transcript)).toString();
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(file, actual);
        }
        assertEquals(expected, actual);
    }
}
