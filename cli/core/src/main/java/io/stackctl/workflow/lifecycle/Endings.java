package io.stackctl.workflow.lifecycle;

import io.stackctl.engine.ContainerEvent;
import io.stackctl.engine.Engine;
import io.stackctl.engine.EngineThread;
import io.stackctl.engine.EventScope;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ContainerId;
import io.stackctl.state.ObservedStack;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which containers are going down though they still run. An engine goes on with a stop when whoever
 * asked for it is gone, and its listings do not tell; its events do.
 */
public final class Endings {

    private static final Duration USUAL_GRACE = Duration.ofSeconds(10);

    /**
     * A container that an engine under load takes this much longer to kill still goes down. Seen
     * beside four busy loops: more than five seconds.
     */
    private static final Duration SLACK = Duration.ofSeconds(30);

    /** Nobody's end takes longer than it is worth to look back for. */
    private static final Duration MOST = Duration.ofMinutes(10);

    /** HUP, USR1, USR2, CHLD, CONT, URG and WINCH, which mostly mean something else than an end. */
    private static final Set<String> HARMLESS = Set.of("1", "10", "12", "17", "18", "23", "28");

    /** An engine that does not end its answer is not waited for: what it told is enough. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Stack stack;
    private final Set<ContainerId> asked = ConcurrentHashMap.newKeySet();
    private final Thread question;

    private Endings(Engine engine, Stack stack) {
        this.stack = stack;
        this.question = EngineThread.start("endings", () -> read(engine));
    }

    /** Begins to ask, beside other questions. */
    public static Endings ask(Engine engine, Stack stack) {
        return new Endings(engine, stack);
    }

    /**
     * Marks in a snapshot what was asked to end and has not ended since; nothing where that cannot
     * be told.
     */
    public ObservedStack in(ObservedStack observed) {
        try {
            question.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        }
        return asked.isEmpty() ? observed : observed.withEnding(asked);
    }

    private void read(Engine engine) {
        try {
            var grace = longestGrace();
            // Mostly there is none, and what else happened is not of interest then.
            if (engine.events().recent(stack.name(), EventScope.SIGNALS, grace).stream()
                    .anyMatch(Endings::isAnEnd)) {
                engine.events().recent(stack.name(), EventScope.STATES, grace).forEach(this::take);
            }
        } catch (StackException untold) {
            // Whatever is wrong, the calls that matter will say so.
            asked.clear();
        }
    }

    private Duration longestGrace() {
        return stack.services().stream()
                .map(Endings::graceOf)
                .reduce(USUAL_GRACE.plus(SLACK), (a, b) -> a.compareTo(b) > 0 ? a : b);
    }

    private static Duration graceOf(Service service) {
        var grace = service.stopGracePeriod().orElse(USUAL_GRACE).plus(SLACK);
        return grace.compareTo(MOST) < 0 ? grace : MOST;
    }

    private void take(ContainerEvent event) {
        if (event instanceof ContainerEvent.Signalled) {
            if (isAnEnd(event) && Instant.now().minus(graceOf(event)).isBefore(event.time())) {
                asked.add(event.id());
            }
        } else if (event instanceof ContainerEvent.Died
                || event instanceof ContainerEvent.Started
                || event instanceof ContainerEvent.Removed) {
            asked.remove(event.id());
        }
    }

    private static boolean isAnEnd(ContainerEvent event) {
        return event instanceof ContainerEvent.Signalled sent && !HARMLESS.contains(sent.signal());
    }

    private Duration graceOf(ContainerEvent event) {
        var service = event.labels().service();
        return stack.services().stream()
                .filter(known -> service.equals(Optional.of(known.name())))
                .map(Endings::graceOf)
                .findFirst()
                .orElse(USUAL_GRACE.plus(SLACK));
    }
}
