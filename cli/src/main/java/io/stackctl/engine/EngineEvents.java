package io.stackctl.engine;

import io.stackctl.model.name.StackName;
import io.stackctl.state.StackLabels;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The engine's own stream of events. */
public interface EngineEvents {

    /**
     * Subscribes to what happens to a stack's containers. When this returns, nothing that happens
     * later is missed.
     *
     * @param since replays from then; empty for from now on
     * @param until ends there; empty for never
     */
    Subscription subscribe(StackName stack, Optional<Instant> since, Optional<Instant> until);

    /**
     * What happened to a stack's containers lately, oldest first, as far as the engine still knows:
     * it keeps the last few hundred events. Nothing where its clock may differ from ours.
     */
    List<ContainerEvent> recent(StackName stack, Duration within);

    /** An open stream. Closing it ends a {@code next} that waits. */
    interface Subscription extends AutoCloseable {

        /** Blocks for the next event; empty when the stream has ended or was closed. */
        Optional<ContainerEvent> next();

        @Override
        void close();
    }

    /**
     * Something that happened to a container.
     *
     * @param action the engine's word, such as {@code start}, {@code die}, {@code health_status:
     *     healthy}
     * @param id the container's
     * @param name the container's
     * @param attributes labels and facts such as {@code exitCode}
     */
    record ContainerEvent(
            String action, String id, String name, Map<String, String> attributes, Instant time) {
        public ContainerEvent {
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        }

        /** The container's, with the engine's facts among them. */
        public StackLabels labels() {
            return new StackLabels(attributes);
        }
    }
}
