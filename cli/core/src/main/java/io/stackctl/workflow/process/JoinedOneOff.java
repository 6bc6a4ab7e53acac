package io.stackctl.workflow.process;

import io.stackctl.engine.AttachSpec;
import io.stackctl.engine.Containers;
import io.stackctl.engine.PendingExit;
import io.stackctl.failure.StackException;
import io.stackctl.live.LiveStack;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.StackName;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.UserSignal;
import java.util.function.Supplier;

/** The container of a {@code run} in the foreground, from its start to its end. */
final class JoinedOneOff {

    private final Surroundings around;
    private final Containers containers;
    private final StackName stack;
    private final RunRequest request;
    private final ContainerId id;

    JoinedOneOff(Surroundings around, StackName stack, RunRequest request, ContainerId id) {
        this.around = around;
        this.containers = around.engine().containers();
        this.stack = stack;
        this.request = request;
        this.id = id;
    }

    /**
     * Starts it, and passes its streams on until it ends or the user leaves it.
     *
     * @param started done when it runs
     * @return its exit code; 0 when the user has left it
     */
    int run(Runnable started, Stdio stdio) {
        var handling =
                around.interruption()
                        .handle(
                                () -> UserSignal.send(around.engine(), id, "SIGINT"),
                                () -> UserSignal.send(around.engine(), id, "SIGKILL"));
        try (var live = new LiveStack(around.engine(), stack)) {
            if (canBeLeft()) {
                orRemoved(live::open);
            }
            return run(started, stdio, live);
        } finally {
            handling.close();
        }
    }

    /** The keys for it work on a terminal. */
    private boolean canBeLeft() {
        return request.interactive() && request.terminal();
    }

    private int run(Runnable started, Stdio stdio, LiveStack live) {
        var spec = new AttachSpec(request.interactive(), request.terminal(), false);
        try (var session = orRemoved(() -> containers.attach(id, spec));
                var end = end()) {
            orRemoved(() -> containers.start(id));
            started.run();
            try (var _ =
                    request.terminal()
                            ? stdio.raw((c, r) -> containers.resizeTerminal(id, c, r))
                            : Stdio.NOT_RAW) {
                JoinedProcess.pump(session, stdio, request.interactive());
            }
            if (canBeLeft() && StreamEnd.isLeft(live, id)) {
                return 0;
            }
            return end.code();
        }
    }

    /**
     * The engine removes the container as soon as it ends where that is asked for: whoever asks for
     * its code then comes too late.
     */
    private PendingExit end() {
        return request.removeOnExit()
                ? containers.awaitRemoval(id)
                : new PendingExit() {
                    @Override
                    public int code() {
                        return containers.await(id);
                    }

                    @Override
                    public void close() {
                        // Nothing is open before it is asked for.
                    }
                };
    }

    private void orRemoved(Runnable call) {
        orRemoved(() -> {
            call.run();
            return id;
        });
    }

    /** What is not started cannot remove itself when it ends. */
    private <T> T orRemoved(Supplier<T> call) {
        try {
            return call.get();
        } catch (StackException e) {
            if (request.removeOnExit()) {
                remove(e);
            }
            throw e;
        }
    }

    // What went wrong first is what the user has to hear of.
    private void remove(StackException cause) {
        try {
            containers.remove(id, true);
        } catch (StackException e) {
            cause.addSuppressed(e);
        }
    }
}
