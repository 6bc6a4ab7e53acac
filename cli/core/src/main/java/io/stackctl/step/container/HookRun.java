package io.stackctl.step.container;

import io.stackctl.engine.Engine;
import io.stackctl.engine.Executions.ExecSpec;
import io.stackctl.engine.OutputLines;
import io.stackctl.engine.StreamSession;
import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerId;
import io.stackctl.step.OutputTail;
import java.io.IOException;

/** Runs the command of a hook in its container and shows what it writes. */
final class HookRun {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final Engine engine;
    private final EventSink events;

    HookRun(Engine engine, EventSink events) {
        this.engine = engine;
        this.events = events;
    }

    /**
     * Runs it to its end.
     *
     * @throws StackException when its exit code is not 0
     */
    void run(RunHook step, ContainerId container) {
        try {
            execute(step, container);
        } catch (StackException e) {
            if (!(step.mayBeGone() && isGone(e.failure()))) {
                throw e;
            }
        }
    }

    private static boolean isGone(Failure failure) {
        return failure instanceof Failure.EngineFailure refused
                && (refused.status() == NOT_FOUND || refused.status() == CONFLICT);
    }

    private void execute(RunHook step, ContainerId container) {
        var hook = step.hook();
        var spec =
                new ExecSpec(
                        hook.command(),
                        step.environment(),
                        hook.user(),
                        hook.workingDir(),
                        hook.privileged(),
                        false,
                        false);
        var execution = engine.executions().create(container, spec);
        var tail = new OutputTail();
        var lines =
                new OutputLines((stream, text) -> {
                    tail.add(stream, text);
                    events.accept(new Event.HookOutput(step.source() + " ->", stream, text));
                });
        try (StreamSession session = engine.executions().start(execution, spec)) {
            session.pump(lines);
        } catch (IOException e) {
            throw new StackException(
                    new Failure.OperationFailed(
                            "the output of a hook of " + step.service() + " broke off"),
                    e);
        } finally {
            lines.finish();
        }
        int status = engine.executions().exitCode(execution).orElse(0);
        if (status != 0) {
            throw new StackException(
                    new Failure.OperationFailed(
                            step.service() + " hook exited with status " + status,
                            tail.orElse("it wrote nothing")));
        }
    }
}
