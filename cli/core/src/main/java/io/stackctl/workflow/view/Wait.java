package io.stackctl.workflow.view;

import io.stackctl.engine.ContainerEvent;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.live.LiveStack;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.ReaderThreads;
import io.stackctl.workflow.Sight;
import io.stackctl.workflow.Surroundings;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** {@code wait}: blocks until the containers of services end. */
public final class Wait {

    /** An engine answers no faster when it is asked more. */
    private static final int AT_ONCE = 8;

    private final Surroundings around;

    public Wait(Surroundings around) {
        this.around = around;
    }

    /** Told when a container has ended. */
    @FunctionalInterface
    public interface ExitListener {
        /** Takes one end; called one at a time. */
        void ended(ContainerId container, int exitCode);
    }

    /**
     * Waits for all of them.
     *
     * @return the exit code of the one that ended last
     * @throws StackException when none of them runs
     */
    public int run(FoundStack found, Set<ServiceName> services, ExitListener listener) {
        Sight.requireServices(found, services);
        try (var live = new LiveStack(around.engine(), found.name());
                var _ = around.interruption().handle(live::close, live::close)) {
            live.open();
            var running =
                    live.look().stream()
                            .filter(container ->
                                    container.isUp()
                                            && !container.oneOff()
                                            && services.contains(container.service()))
                            .map(container -> container.id())
                            .toList();
            if (running.isEmpty()) {
                throw new StackException(
                        new Failure.OperationFailed(
                                "no containers for project \"" + found.name() + "\""));
            }
            return await(live, running, listener);
        }
    }

    private int await(LiveStack live, List<ContainerId> running, ExitListener listener) {
        Set<ContainerId> left = up(live, running);
        int last = 0;
        for (var container : running) {
            if (!left.contains(container)) {
                last = around.engine().containers().await(container);
                listener.ended(container, last);
            }
        }
        while (!left.isEmpty()) {
            var event = live.next().orElseThrow(Wait::interrupted);
            if (event instanceof ContainerEvent.Died died && left.remove(died.id())) {
                last = died.exitCode();
                listener.ended(died.id(), last);
            } else if (event instanceof ContainerEvent.Removed && left.contains(event.id())) {
                // Its end came while the engine was away.
                throw new StackException(
                        new Failure.OperationFailed(
                                "container "
                                        + event.name()
                                        + " is gone, and nobody knows how it ended"));
            }
        }
        return last;
    }

    /**
     * Those that are up by the engine's own word, since its listings may be a moment late. It is
     * asked about several at once: each answer takes a while.
     */
    private static Set<ContainerId> up(LiveStack live, List<ContainerId> listed) {
        var questions = new ConcurrentLinkedQueue<>(listed);
        Set<ContainerId> up = ConcurrentHashMap.newKeySet();
        var readers = new ReaderThreads(questions::clear);
        for (int i = 0; i < Math.min(listed.size(), AT_ONCE); i++) {
            readers.start(
                    "standing",
                    () -> {
                        for (var id = questions.poll(); id != null; id = questions.poll()) {
                            if (live.stateOf(id).filter(standing -> standing.isUp()).isPresent()) {
                                up.add(id);
                            }
                        }
                    });
        }
        try {
            readers.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        }
        return up;
    }

    private static StackException interrupted() {
        return new StackException(new Failure.Interrupted());
    }
}
