package io.stackctl.workflow.source;

import io.stackctl.event.Event;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.files.InputFile;
import io.stackctl.files.OutputFile;
import io.stackctl.files.Reason;
import io.stackctl.model.Stack;
import io.stackctl.workflow.Surroundings;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/** Makes the env files that are missing of the examples beside them, where a stack asks for it. */
public final class EnvExamples {

    private final Surroundings around;

    public EnvExamples(Surroundings around) {
        this.around = around;
    }

    /**
     * Copies each example whose file is missing; a file that is there is never touched.
     *
     * @throws StackException when a file cannot be written
     */
    public void provide(Stack stack) {
        if (around.dryRun()) {
            return;
        }
        for (String missing : stack.extension().missingEnvFiles()) {
            try {
                // For its owner alone: it will hold passwords.
                OutputFile.create(Path.of(missing), InputFile.read(Path.of(missing + ".example")));
                around.events().accept(new Event.Note("Made " + missing + " of its example"));
            } catch (FileAlreadyExistsException madeMeanwhile) {
                // Somebody else wrote it since it was looked for: theirs counts.
            } catch (IOException unwritable) {
                throw new StackException(
                        new Failure.OperationFailed(
                                "cannot make "
                                        + missing
                                        + " of its example: "
                                        + Reason.of(unwritable),
                                "write it by hand, or make its folder writable"),
                        unwritable);
            }
        }
    }
}
