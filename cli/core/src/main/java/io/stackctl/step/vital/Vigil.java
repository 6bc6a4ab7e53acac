package io.stackctl.step.vital;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.StepContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Follows new containers by the engine's events while time passes or somebody is asked: one that is
 * lost ends it at once, however long an answer takes on a busy machine. All of its methods throw a
 * {@link StackException} then, and {@link Failure.Interrupted} when nobody has to wait any more.
 */
public final class Vigil {

    private static final Duration LONGEST = Duration.ofDays(365);

    private final StepContext context;
    private final List<ContainerRef> containers;
    private final Vitals vitals;

    /**
     * Prepares.
     *
     * @param mayEnd whether a program that has ended with 0 has done what it is for
     */
    public Vigil(StepContext context, List<ContainerRef> containers, boolean mayEnd) {
        this.context = context;
        this.containers = List.copyOf(containers);
        this.vitals = new Vitals(context, mayEnd);
    }

    /** Lets time pass. */
    public void rest(Duration time) {
        await(() -> false, time);
    }

    /**
     * Waits until something holds that the engine's events may change.
     *
     * @return false when the time is over first
     */
    public boolean await(BooleanSupplier condition, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            while (true) {
                long seen = context.live().changes();
                requireAlive();
                if (condition.getAsBoolean()) {
                    return true;
                }
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                if (!context.live().awaitChange(seen, Duration.ofNanos(left))) {
                    throw new StackException(new Failure.Interrupted());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        }
    }

    /**
     * Has something asked.
     *
     * @return the answer; empty when the time is over first
     */
    public <T> Optional<T> ask(Supplier<T> question, Duration atMost) {
        var live = context.live();
        var asked = Question.ask(question, live::wake);
        await(asked::isAnswered, atMost);
        return asked.within(Duration.ZERO);
    }

    /** Has something asked that is answered at some time. */
    public <T> T ask(Supplier<T> question) {
        return ask(question, LONGEST).orElseThrow();
    }

    /** The failure of the first container, with its last words. */
    public StackException failed(String why) {
        var first = containers.getFirst();
        return vitals.failed(first, context.idOf(first), why);
    }

    private void requireAlive() {
        for (var ref : containers) {
            var id = context.idOf(ref);
            var why = vitals.failureOf(ref, id);
            if (why.isPresent()) {
                throw vitals.failed(ref, id, why.get());
            }
        }
    }
}
