package io.stackctl.workflow.provider;

import io.stackctl.engine.Engine;
import io.stackctl.engine.OutputLines;
import io.stackctl.failure.Failure.Interrupted;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.local.ClientPlugins;
import io.stackctl.local.ProgramAnswer;
import io.stackctl.local.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A program of this machine that does a part of the work: a provider's, or a plugin of Docker's
 * client.
 */
public final class ClientProgram {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path program;
    private final Path directory;
    private final Settings settings;

    private ClientProgram(Path program, Path directory, Settings settings) {
        this.program = program;
        this.directory = directory;
        this.settings = settings;
    }

    /**
     * Finds it: the client plugin {@code docker-TYPE}, or else {@code TYPE} on the path.
     *
     * @param directory where it runs
     * @param settings where it is looked for, and the variables that it sees
     * @param engine whose client's plugins are meant
     * @throws StackException when there is none
     */
    static ClientProgram find(String type, Path directory, Settings settings, Engine engine) {
        return program(type, directory, settings, engine)
                .map(file -> new ClientProgram(file, directory, settings))
                .orElseThrow(() ->
                        new StackException(
                                new InvalidRequest(
                                        "exec: \""
                                                + type
                                                + "\": executable file not found in $PATH",
                                        "install the provider's program as "
                                                + type
                                                + " on PATH, or as the client plugin docker-"
                                                + type)));
    }

    private static Optional<Path> program(
            String type, Path directory, Settings settings, Engine engine) {
        if (type.contains("/")) {
            return Optional.of(directory.resolve(type)).filter(ClientProgram::canRun);
        }
        return installed(type, settings, engine).or(() -> onPath(type, settings));
    }

    private static Optional<Path> onPath(String type, Settings settings) {
        return Stream.of(settings.variable("PATH").split(":", -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> settings.path(folder).resolve(type))
                .filter(ClientProgram::canRun)
                .findFirst();
    }

    private static boolean canRun(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    /** The client plugin {@code docker-NAME}; empty where there is none. */
    public static Optional<ClientProgram> plugin(
            String name, Path directory, Settings settings, Engine engine) {
        return installed(name, settings, engine)
                .map(file -> new ClientProgram(file, directory, settings));
    }

    private static Optional<Path> installed(String name, Settings settings, Engine engine) {
        return new ClientPlugins(settings, engine.pluginFolders()).find(name);
    }

    /**
     * Asks it something that takes no time.
     *
     * @throws StackException when it cannot be asked, or does not come to an end
     */
    public ProgramAnswer ask(List<String> words) {
        try {
            return ProgramAnswer.of(process(words), "", PATIENCE);
        } catch (IOException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Interrupted(), e);
        }
    }

    private ProcessBuilder process(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        return settings.program(command).directory(directory.toFile());
    }

    private StackException failed(IOException e) {
        return new StackException(
                new OperationFailed("cannot run " + program + ": " + e.getMessage()), e);
    }

    /**
     * Runs it to its end.
     *
     * @param ending of this program
     * @param output takes the lines of its standard output
     * @throws StackException when it cannot be started or does not end with 0
     */
    public void run(List<String> arguments, ProgramEnding ending, Consumer<String> output) {
        try {
            var process = ending.start(process(arguments));
            try {
                process.getOutputStream().close();
                var lastWords = new LastLine(process);
                OutputLines.read(
                        process.getInputStream(),
                        (_, line) -> output.accept(line.toString().stripTrailing()));
                // Whoever is interrupted waits all the same, so that it can tidy up.
                int code = process.onExit().join().exitValue();
                if (code != 0) {
                    throw new StackException(
                            new OperationFailed(
                                    program.getFileName()
                                            + ": exit status "
                                            + code
                                            + lastWords.told()));
                }
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Interrupted(), e);
        }
    }

    /** Reads what a process says to its standard error, and keeps the end of it. */
    private static final class LastLine {

        private final Thread reader;
        private volatile String line = "";

        LastLine(Process process) {
            reader = Thread.ofVirtual().name("provider").start(() -> read(process));
        }

        private void read(Process process) {
            try (var said = process.getErrorStream()) {
                OutputLines.read(said, (_, text) -> keep(text.toString().stripTrailing()));
            } catch (IOException e) {
                // It was ended while it spoke.
                return;
            }
        }

        private void keep(String text) {
            if (!text.isBlank()) {
                line = text;
            }
        }

        String told() throws InterruptedException {
            reader.join();
            return line.isEmpty() ? "" : ": " + line;
        }
    }
}
