package io.stackctl.workflow.remote;

import io.stackctl.failure.Failure.Interrupted;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.local.ProgramAnswer;
import io.stackctl.local.Settings;
import io.stackctl.model.AddressCredentials;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * The program {@code git}, with the user's own settings and keys. It asks nobody: where it would
 * need a password, it fails.
 */
final class GitProgram {

    /** Those by which a hook of Git tells its programs which repository they are in. */
    private static final List<String> PLACES =
            List.of(
                    "GIT_DIR",
                    "GIT_WORK_TREE",
                    "GIT_INDEX_FILE",
                    "GIT_OBJECT_DIRECTORY",
                    "GIT_COMMON_DIR",
                    "GIT_NAMESPACE");

    private static final int LONGEST_EXCUSE = 2048;

    private final String program;
    private final Settings settings;

    GitProgram(Settings settings) {
        this("git", settings);
    }

    /** One that is called otherwise. */
    GitProgram(String program, Settings settings) {
        this.program = program;
        var variables = new HashMap<>(settings.environment());
        PLACES.forEach(variables::remove);
        variables.putIfAbsent("GIT_TERMINAL_PROMPT", "0");
        if (!variables.containsKey("GIT_SSH")) {
            variables.putIfAbsent("GIT_SSH_COMMAND", "ssh -o ControlMaster=no -o BatchMode=yes");
        }
        this.settings = settings.withEnvironment(variables);
    }

    /** Runs it in the current folder. */
    ProgramAnswer run(Duration patience, String... words) {
        return run(settings, patience, () -> {}, words);
    }

    /**
     * Runs it in a folder.
     *
     * @param guard looks every now and then at what it does; what it throws ends it
     * @throws StackException with its own words, when it fails
     */
    void runIn(Path folder, Duration patience, Runnable guard, String... words) {
        var inside =
                new Settings(settings.environment(), folder, settings.home(), settings.temporary());
        var answer = run(inside, patience, guard, words);
        if (answer.code() != 0) {
            throw failed(answer);
        }
    }

    private ProgramAnswer run(
            Settings settings, Duration patience, Runnable guard, String... words) {
        // Nothing that lies in the repository, or that others configured for theirs, is run.
        var command =
                new ArrayList<>(
                        List.of(
                                program,
                                "-c",
                                "core.hooksPath=/dev/null",
                                "-c",
                                "core.fsmonitor="));
        command.addAll(List.of(words));
        try {
            return ProgramAnswer.withErrors(settings.program(command), patience, guard);
        } catch (IOException e) {
            throw new StackException(
                    String.valueOf(e.getMessage()).startsWith("Cannot run program")
                            ? new InvalidRequest(
                                    "git is needed for this, and is not installed",
                                    "install git, or name a local file")
                            : new OperationFailed(
                                    "git: " + e.getMessage(), "try again when the network is well"),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Interrupted(), e);
        }
    }

    static StackException failed(ProgramAnswer answer) {
        return new StackException(
                new OperationFailed(
                        "git ended with " + answer.code() + ":\n" + excuse(answer),
                        "check the address, the network and your rights"));
    }

    /** What it says itself, cut to what fits a message. */
    static String excuse(ProgramAnswer answer) {
        var text = withoutPassword(answer.text().strip());
        return text.length() > LONGEST_EXCUSE ? text.substring(0, LONGEST_EXCUSE) + "…" : text;
    }

    /** An address as it may be shown. */
    static String withoutPassword(String text) {
        return AddressCredentials.withoutPassword(text, "xxxxx");
    }
}
