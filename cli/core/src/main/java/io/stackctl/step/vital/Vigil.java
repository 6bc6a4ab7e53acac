package io.stackctl.step.vital;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.tree.DurationText;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.StepContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Follows new containers by the engine's events while time passes or somebody is asked: one that is
 * lost ends it at once, however long an answer takes on a busy machine. Where some may be lost, it
 * goes on without those, and there is nothing more to wait for when all of them are. All methods
 * throw a {@link StackException} when one too many is lost, and {@link Failure.Interrupted} when
 * nobody has to wait any more.
 */
public final class Vigil {

    private static final Duration LONGEST = Duration.ofDays(365);

    private final StepContext context;
    private final Demands demands;
    private final List<ContainerRef> containers;
    private final Vitals vitals;

    /** Prepares. */
    public Vigil(StepContext context, Demands demands, List<ContainerRef> containers) {
        this.context = context;
        this.demands = demands;
        this.containers = List.copyOf(containers);
        this.vitals = new Vitals(context, demands.mayEnd());
    }

    /** Lets time pass. */
    public void rest(Duration time) {
        await(() -> false, time);
    }

    /**
     * Waits until something holds that the engine's events may change.
     *
     * @return false when the time is over first, or all are lost
     */
    public boolean await(BooleanSupplier condition, Duration atMost) {
        var all = left();
        boolean last = all.compareTo(atMost) < 0;
        boolean held =
                context.await(
                        () -> {
                            look();
                            return isOver() || condition.getAsBoolean();
                        },
                        last ? all : atMost);
        if (!held && last) {
            throw overdue();
        }
        return held && !isOver();
    }

    /**
     * Has something asked.
     *
     * @return the answer; empty when the time is over first, or all are lost
     */
    public <T> Optional<T> ask(Supplier<T> question, Duration atMost) {
        var live = context.live();
        var asked = Question.ask(question, live::wake);
        await(asked::isAnswered, atMost);
        return asked.within(Duration.ZERO);
    }

    /** Has something asked that is answered at some time; empty when all are lost first. */
    public <T> Optional<T> ask(Supplier<T> question) {
        return ask(question, LONGEST);
    }

    /** Whether all are lost, as they may be. */
    public boolean isOver() {
        return containers.stream().map(context::idOf).allMatch(context::isGivenUp);
    }

    /** Takes the first container for lost. */
    public void giveUp(String why) {
        var first = containers.getFirst();
        lose(first, context.idOf(first), why);
    }

    /** The failure of all together, with the last words of the first. */
    public StackException failed(String why) {
        var first = containers.getFirst();
        return vitals.failed(first, context.idOf(first), why);
    }

    /** How much of the service's time is left. */
    private Duration left() {
        return demands.deadline().minus(context.elapsed(demands.service()));
    }

    private StackException overdue() {
        return failed(
                demands.service()
                        + " has not gone over within its deadline of "
                        + DurationText.print(demands.deadline()));
    }

    private void look() {
        for (var ref : containers) {
            var id = context.idOf(ref);
            if (!context.isGivenUp(id)) {
                vitals.failureOf(ref, id).ifPresent(why -> lose(ref, id, why));
            }
        }
    }

    private void lose(ContainerRef ref, ContainerId id, String why) {
        int lost = context.giveUp(demands.service(), id);
        if (lost > demands.mayFail()) {
            throw vitals.failed(ref, id, why);
        }
        context.warn(why + ", and the deployment goes on: " + demands.mayFail() + " may fail");
    }
}
