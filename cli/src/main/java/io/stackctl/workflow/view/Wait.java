package io.stackctl.workflow.view;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ServiceName;
import io.stackctl.state.ObservedContainer;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.ReaderThreads;
import io.stackctl.workflow.Sight;
import io.stackctl.workflow.Surroundings;
import java.util.List;
import java.util.Set;

/** {@code wait}: blocks until the containers of services end. */
public final class Wait {

    private final Surroundings around;

    public Wait(Surroundings around) {
        this.around = around;
    }

    /** Told when a container has ended. */
    @FunctionalInterface
    public interface ExitListener {
        /** Takes one end; called one at a time. */
        void ended(String container, int exitCode);
    }

    /**
     * Waits for all of them.
     *
     * @return the exit code of the one that ended last
     * @throws StackException when none of them runs
     */
    public int run(FoundStack found, Set<ServiceName> services, ExitListener listener) {
        Sight.requireServices(found, services);
        var running =
                around.engine().containers().ofStack(found.name(), false).stream()
                        .filter(container ->
                                !container.oneOff() && services.contains(container.service()))
                        .toList();
        if (running.isEmpty()) {
            throw new StackException(
                    new Failure.OperationFailed(
                            "no containers for project \"" + found.name() + "\""));
        }
        return await(running, listener);
    }

    private int await(List<ObservedContainer> running, ExitListener listener) {
        var last = new Last(listener);
        var readers = new ReaderThreads(() -> {});
        for (var container : running) {
            var id = container.id().value();
            readers.start("wait", () -> last.ended(id, around.engine().containers().await(id)));
        }
        var waiting = Thread.currentThread();
        var handling = around.interruption().handle(waiting::interrupt, waiting::interrupt);
        try {
            readers.await();
            return last.exitCode();
        } catch (InterruptedException e) {
            throw new StackException(new Failure.Interrupted(), e);
        } finally {
            handling.close();
        }
    }

    /** Remembers the last end. */
    private static final class Last {
        private final ExitListener listener;
        private int code;

        Last(ExitListener listener) {
            this.listener = listener;
        }

        synchronized void ended(String container, int exitCode) {
            code = exitCode;
            listener.ended(container, exitCode);
        }

        synchronized int exitCode() {
            return code;
        }
    }
}
