package io.stackctl.step.init;

import io.stackctl.engine.AttachSpec;
import io.stackctl.engine.Containers;
import io.stackctl.engine.EngineThread;
import io.stackctl.engine.OutputLines;
import io.stackctl.engine.StreamSession;
import io.stackctl.event.Event;
import io.stackctl.event.LogText;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerId;
import io.stackctl.step.OutputTail;
import io.stackctl.step.StepContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of a {@code pre_start} step. */
final class InitRun {

    private static final Duration FOREVER = Duration.ofDays(1000);

    private final StepContext context;
    private final Containers containers;
    private final NewInit init;
    private final OutputTail tail = new OutputTail();
    private @Nullable Integer code;
    private @Nullable Throwable broken;

    InitRun(StepContext context, NewInit init) {
        this.context = context;
        this.containers = context.engine().containers();
        this.init = init;
    }

    /**
     * Runs it to its end.
     *
     * @throws StackException when its exit code is not 0, or when nobody has to wait any more
     */
    void run() {
        var made = containers.create(InitSpec.of(init, context));
        made.warnings().forEach(context::warn);
        int status = runToEnd(made.id());
        if (status != 0) {
            throw failed(made.id(), status);
        }
        try {
            containers.remove(made.id(), true);
        } catch (StackException e) {
            // What it was to do is done.
            context.warn(
                    init.subject()
                            + " went well, and its container "
                            + made.id().abbreviated()
                            + " stays: "
                            + e.failure().message());
        }
    }

    private int runToEnd(ContainerId id) {
        boolean running = false;
        // Joined before the start: what ends at once has said everything by then.
        try (var session = containers.attach(id, new AttachSpec(false, false, false))) {
            containers.start(id);
            running = true;
            EngineThread.start("init", () -> follow(session, id));
            return context.find(this::end, FOREVER).orElseThrow();
        } catch (StackException e) {
            if (!running || e.failure() instanceof Failure.Interrupted) {
                removeAfter(e, id);
            }
            throw e;
        }
    }

    private void follow(StreamSession session, ContainerId id) {
        var lines = new OutputLines(this::take);
        try {
            try {
                session.pump(lines);
            } catch (IOException e) {
                // How it ends is what counts, and is asked for.
                context.warn("the output of " + init.subject() + " broke off: " + e.getMessage());
            }
            lines.finish();
            ended(containers.await(id), null);
        } catch (RuntimeException | Error e) {
            ended(null, e);
        }
    }

    private void take(Event.Stream stream, LogText line) {
        tail.add(stream, line);
        context.events()
                .accept(
                        new Event.HookOutput(
                                init.service().name() + " " + init.place() + " ->", stream, line));
    }

    private void ended(@Nullable Integer status, @Nullable Throwable failure) {
        synchronized (this) {
            code = status;
            broken = failure;
        }
        context.live().wake();
    }

    private synchronized Optional<Integer> end() {
        switch (broken) {
            case RuntimeException failure -> throw failure;
            case Error defect -> throw defect;
            case null, default -> {}
        }
        return Optional.ofNullable(code);
    }

    private StackException failed(ContainerId id, int status) {
        return new StackException(
                new Failure.OperationFailed(
                        init.subject() + " exited with code " + status,
                        tail.orElse("it wrote nothing")
                                + "\nits container "
                                + id.abbreviated()
                                + " stays until the next attempt, or \"down\": see \"docker logs "
                                + id.abbreviated()
                                + "\""));
    }

    // What went wrong first is what the user has to hear of.
    private void removeAfter(StackException cause, ContainerId id) {
        try {
            containers.remove(id, true);
        } catch (StackException e) {
            cause.addSuppressed(e);
        }
    }
}
