package io.stackctl.workflow.deploy.hook;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.workflow.Surroundings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A hook that is a program of this machine. It runs in the project directory, without an input. */
final class MachineHook {

    /** How long what it wrote is read when it has ended: others may hold its output open. */
    private static final Duration AFTERMATH = Duration.ofSeconds(2);

    private final Surroundings around;
    private final Stack stack;

    MachineHook(Surroundings around, Stack stack) {
        this.around = around;
        this.stack = stack;
    }

    /**
     * Runs it.
     *
     * @throws StackException when it cannot be run, does not end with 0, or takes too long
     */
    void run(HookCall call, List<String> words, Map<String, String> variables) {
        var output = new HookOutput(call.name(), around.events());
        try (var ending = HookEnding.of(around.interruption())) {
            var process = ending.start(program(call, words, variables));
            process.getOutputStream().close();
            var readers =
                    List.of(
                            Thread.ofVirtual().start(() -> output.read(process.getInputStream())),
                            Thread.ofVirtual().start(() -> output.read(process.getErrorStream())));
            boolean inTime = ending.await(call.limit());
            for (var reader : readers) {
                reader.join(AFTERMATH);
            }
            if (ending.isWanted()) {
                throw new StackException(new Failure.Interrupted());
            }
            if (!inTime) {
                throw failed(call, HookLimit.told(call.limit()));
            }
            if (process.exitValue() != 0) {
                throw failed(call, "exited with " + process.exitValue() + output.lastWords());
            }
        } catch (IOException e) {
            throw new StackException(
                    new Failure.OperationFailed(
                            call.name() + ": " + e.getMessage(),
                            "the program has to be executable, and named as it is found from the"
                                    + " project directory, such as ./bin/check"),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        }
    }

    private static StackException failed(HookCall call, String how) {
        return new StackException(
                new Failure.OperationFailed(call.name() + " (" + call.program() + ") " + how));
    }

    private ProcessBuilder program(
            HookCall call, List<String> words, Map<String, String> variables) {
        var directory = Path.of(stack.sources().projectDirectory());
        if (!Files.isDirectory(directory)) {
            throw new StackException(
                    new Failure.OperationFailed(
                            call.name()
                                    + " cannot be run: the project directory "
                                    + directory
                                    + " is not on this machine",
                            "do it where it is, or with --skip-hooks"));
        }
        List<String> command = new ArrayList<>(words);
        if (words.getFirst().contains("/")) {
            command.set(0, directory.resolve(words.getFirst()).toString());
        }
        return around.settings()
                .withEnvironment(environment(variables))
                .program(command)
                .directory(directory.toFile());
    }

    /** A stackctl or a client of Docker that it calls means the same stack on the same engine. */
    private Map<String, String> environment(Map<String, String> variables) {
        var environment = new HashMap<>(stack.variables());
        environment.putAll(around.settings().environment());
        around.engine().leadTo(environment);
        var files = stack.sources().configFiles();
        if (!files.isEmpty() && !files.contains("-")) {
            environment.put("COMPOSE_FILE", String.join(File.pathSeparator, files));
            environment.put("COMPOSE_PATH_SEPARATOR", File.pathSeparator);
            // It names a stack of a checkout, and would go before the files.
            environment.remove("STACKCTL_STACK");
        }
        environment.put("COMPOSE_PROJECT_NAME", stack.name().value());
        environment.putAll(variables);
        return environment;
    }
}
