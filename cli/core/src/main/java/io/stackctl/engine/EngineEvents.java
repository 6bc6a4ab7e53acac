package io.stackctl.engine;

import io.stackctl.model.name.StackName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The engine's own stream of events. */
public interface EngineEvents {

    /**
     * Subscribes to what happens to a stack's containers. When this returns, nothing that happens
     * later is missed.
     *
     * @param scope what is told
     * @param since replays from then; empty for from now on
     * @param until ends there; empty for never
     */
    Subscription subscribe(
            StackName stack, EventScope scope, Optional<Instant> since, Optional<Instant> until);

    /**
     * What happened to a stack's containers lately, oldest first, as far as the engine still knows:
     * it keeps the last few hundred events. Nothing where its clock may differ from ours.
     */
    List<ContainerEvent> recent(StackName stack, EventScope scope, Duration within);

    /** An open stream. Closing it ends a {@code next} that waits. */
    interface Subscription extends AutoCloseable {

        /** Blocks for the next event; empty when the stream has ended or was closed. */
        Optional<ContainerEvent> next();

        @Override
        void close();
    }
}
