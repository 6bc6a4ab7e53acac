package io.stackctl.live;

import io.stackctl.engine.ContainerDetail;
import io.stackctl.engine.ContainerEvent;
import io.stackctl.model.name.ContainerId;
import io.stackctl.state.ContainerState;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.StackLabels;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A container of a stack, as far as it matters for what its absence or presence says later.
 *
 * @param guessed whether a listing told of its life, and no event yet
 * @param finished when a life ended of which no event has told, by the engine's clock
 */
record Member(
        ContainerId id,
        String name,
        Map<String, String> attributes,
        Life life,
        boolean guessed,
        Instant finished) {

    /** What becomes of a container, as far as every event of its life tells. */
    enum Life {
        /** It has never run. */
        NEW,
        UP,
        DOWN,
        GONE
    }

    static Member told(ContainerEvent event, Life life) {
        return new Member(event.id(), event.name(), event.attributes(), life, false, Instant.MIN);
    }

    /** The same, by the name and with the labels that it has by now. */
    Member named(ContainerEvent event) {
        return new Member(id, event.name(), event.attributes(), life, guessed, finished);
    }

    /** The same, of which a listing has no trace any more. */
    Member gone() {
        return new Member(id, name, attributes, Life.GONE, true, finished);
    }

    /** The same, which has run in between. */
    Member ended(Instant end) {
        return new Member(id, name, attributes, life, guessed, end);
    }

    /** Whether an event is of a life that has been told as missed. */
    boolean wasToldOf(ContainerEvent start) {
        return guessed && life == Life.DOWN && !start.time().isAfter(finished);
    }

    static Member listed(ObservedContainer container, boolean guessed) {
        var attributes = new TreeMap<>(container.labels().all());
        attributes.put("image", container.image());
        attributes.put("name", container.name());
        var life = lifeIn(container.state());
        return new Member(container.id(), container.name(), attributes, life, guessed, Instant.MIN);
    }

    static Member inspected(ContainerDetail detail) {
        var life = lifeIn(detail.state());
        return new Member(
                detail.id(), detail.name(), detail.labels().all(), life, false, Instant.MIN);
    }

    /** One that waits for its restart has ended. */
    private static Life lifeIn(ContainerState state) {
        if (state == ContainerState.CREATED) {
            return Life.NEW;
        }
        return state == ContainerState.RUNNING || state == ContainerState.PAUSED
                ? Life.UP
                : Life.DOWN;
    }

    /** Whether listings have it. */
    boolean isListed() {
        return life != Life.GONE && new StackLabels(attributes).configHash().isPresent();
    }

    /** The event that its life would have been told by. */
    ContainerEvent event(String action, int exitCode) {
        var facts = new TreeMap<>(attributes);
        facts.put("exitCode", Integer.toString(exitCode));
        return event(action, facts);
    }

    ContainerEvent event(String action) {
        return event(action, attributes);
    }

    private ContainerEvent event(String action, Map<String, String> facts) {
        return ContainerEvent.of(new ContainerEvent.Told(action, id, name, facts, Instant.now()));
    }
}
