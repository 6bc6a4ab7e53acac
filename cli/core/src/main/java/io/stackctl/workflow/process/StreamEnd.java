package io.stackctl.workflow.process;

import io.stackctl.engine.ContainerEvent;
import io.stackctl.live.LiveStack;
import io.stackctl.model.name.ContainerId;

/** Why the streams of a container have ended: it looks the same to whoever had joined them. */
final class StreamEnd {

    private StreamEnd() {}

    /**
     * Whether the user has left by the detach keys, and the process goes on.
     *
     * @param live opened before the streams were joined
     */
    static boolean isLeft(LiveStack live, ContainerId container) {
        for (var event = live.next(); event.isPresent(); event = live.next()) {
            if (event.get().id().equals(container)) {
                if (event.get() instanceof ContainerEvent.Detached) {
                    return true;
                }
                if (event.get() instanceof ContainerEvent.Died
                        || event.get() instanceof ContainerEvent.Removed) {
                    return false;
                }
            }
        }
        return false;
    }
}
