package io.stackctl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A bundled stack, driven by the command line: {@code stackctl -f … VERB}. */
final class Stack {
    private static final Path ROOT = Path.of(System.getProperty("stackctl.root"));

    private final String name;
    private final List<Path> files;

    private Stack(String name, List<Path> files) {
        this.name = name;
        this.files = files;
    }

    /** A stack under {@code stack-definitions}, with files laid over its own. */
    static Stack bundled(String name, Path... over) {
        var own = ROOT.resolve("stack-definitions").resolve(name).resolve("compose.yaml");
        return new Stack(name, Stream.concat(Stream.of(own), Stream.of(over)).toList());
    }

    /** A further file of a bundled stack, such as its override. */
    static Path definition(String name, String file) {
        return ROOT.resolve("stack-definitions").resolve(name).resolve(file);
    }

    /** A file beside this class's resources. */
    static Path resource(String file) {
        return ROOT.resolve("services/stack-tests/src/test/resources").resolve(file);
    }

    /** Runs a verb, which has to succeed; returns what it wrote to stdout. */
    String run(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(System.getProperty("stackctl.command").split(" ")));
        for (var file : files) {
            command.addAll(List.of("-f", file.toString()));
        }
        command.addAll(List.of("-p", name));
        command.addAll(List.of(words));
        var said = Files.createTempFile("stackctl", ".err");
        try {
            var process = new ProcessBuilder(command).redirectError(said.toFile()).start();
            process.getOutputStream().close();
            var out =
                    new String(
                            process.getInputStream().readAllBytes(),
                            java.nio.charset.StandardCharsets.UTF_8);
            assertEquals(
                    0,
                    process.waitFor(),
                    () -> String.join(" ", command) + "\n" + out + text(said));
            return out;
        } finally {
            Files.delete(said);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
