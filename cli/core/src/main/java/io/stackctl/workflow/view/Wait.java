package io.stackctl.workflow.view;

import io.stackctl.engine.ContainerEvent;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.live.LiveStack;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Sight;
import io.stackctl.workflow.Surroundings;
import java.util.LinkedHashSet;
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
        Set<ContainerId> left = new LinkedHashSet<>();
        int last = 0;
        for (var container : running) {
            if (isUp(live, container)) {
                left.add(container);
            } else {
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

    /** By the engine's own word: its listings may be a moment late. */
    private static boolean isUp(LiveStack live, ContainerId container) {
        return live.stateOf(container).filter(standing -> standing.isUp()).isPresent();
    }

    private static StackException interrupted() {
        return new StackException(new Failure.Interrupted());
    }
}
