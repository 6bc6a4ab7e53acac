package io.stackctl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A bundled stack, driven by the command line: {@code stackctl -f … VERB}. */
final class Stack {
    private static final Path ROOT = Path.of(System.getProperty("stackctl.root"));

    private final String name;
    private final List<Path> files;
    private final Map<String, String> variables;

    private Stack(String name, List<Path> files, Map<String, String> variables) {
        this.name = name;
        this.files = files;
        this.variables = variables;
    }

    /** A stack of these files, wherever they are. */
    static Stack of(String name, Path... files) {
        return new Stack(name, List.of(files), Map.of());
    }

    /** The same stack with variables of the environment, which overrule those in {@code .env}. */
    Stack with(Map<String, String> variables) {
        return new Stack(name, files, variables);
    }

    /** The same stack under another name, so that it can run beside itself. */
    Stack named(String name) {
        return new Stack(name, files, variables);
    }

    /** A stack under {@code stack-definitions}, with files laid over its own. */
    static Stack bundled(String name, Path... over) {
        var own = definition(name, "compose.yaml");
        return of(name, Stream.concat(Stream.of(own), Stream.of(over)).toArray(Path[]::new));
    }

    /** A further file of a bundled stack, such as its override. */
    static Path definition(String name, String file) {
        return file("stack-definitions").resolve(name).resolve(file);
    }

    /** A file beside this class's resources. */
    static Path resource(String file) {
        return file("services/stack-tests/src/test/resources").resolve(file);
    }

    /** A file or folder of the repository. */
    static Path file(String path) {
        return ROOT.resolve(path);
    }

    /** Runs a verb, which has to succeed; returns what it wrote to stdout. */
    String run(String... words) throws IOException, InterruptedException {
        var ended = end(words);
        assertEquals(0, ended.code(), ended::toString);
        return ended.out();
    }

    /** Runs a verb, which has to fail; returns what it wrote, to stdout first. */
    String refusal(String... words) throws IOException, InterruptedException {
        var ended = end(words);
        assertNotEquals(0, ended.code(), ended::toString);
        return ended.out() + ended.error();
    }

    /** Starts a verb that runs until it is ended; what it says goes to a file. */
    Process start(Path said, String... words) throws IOException {
        return command(words).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    }

    private record Ended(List<String> command, int code, String out, String error) {}

    private Ended end(String... words) throws IOException, InterruptedException {
        var said = Files.createTempFile("stackctl", ".err");
        try {
            var command = command(words).redirectError(said.toFile());
            var process = command.start();
            process.getOutputStream().close();
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(command.command(), process.waitFor(), out, Files.readString(said));
        } finally {
            Files.delete(said);
        }
    }

    private ProcessBuilder command(String... words) {
        var command = new ArrayList<>(List.of(System.getProperty("stackctl.command").split(" ")));
        for (var file : files) {
            command.addAll(List.of("-f", file.toString()));
        }
        command.addAll(List.of("-p", name));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(variables);
        return builder;
    }
}
