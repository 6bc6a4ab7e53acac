package io.stackctl.workflow;

import io.stackctl.event.Event;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.history.AuditLog;
import io.stackctl.history.LockClaim;
import io.stackctl.history.LockLabels;
import io.stackctl.history.LockState;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedStack;
import java.util.function.Supplier;

/**
 * Keeps those verbs from a stack that change it without the right that deployments have, while one
 * has it. They only look whether somebody has, at what they look at anyway.
 */
public final class LockGate {

    /** The variable by which a program that a deployment runs shows that it is part of it. */
    public static final String INHERITED = "STACKCTL_LOCK";

    private final Surroundings around;
    private final StackName stack;
    private final Pace pace;

    private LockGate(Surroundings around, StackName stack, Pace pace) {
        this.around = around;
        this.stack = stack;
        this.pace = pace;
    }

    /**
     * Looks at a stack that is going to be changed.
     *
     * @param look takes a snapshot; more than once where somebody has the right and it has to be
     *     seen whether he is still there
     * @throws StackException {@link Failure.LockHeld} when somebody is
     */
    static ObservedStack pass(Surroundings around, StackName stack, Supplier<ObservedStack> look) {
        var observed = look.get();
        if (observed.kept().isEmpty() || around.dryRun()) {
            return observed;
        }
        if (AuditLog.isAmong(observed.kept())) {
            around.chronicle().keeps(stack);
        }
        var state = LockState.of(stack, observed.kept());
        if (isFreeFor(around, state)) {
            return observed;
        }
        try (var pace = new UserPace(around.interruption())) {
            return new LockGate(around, stack, pace).pass(state, look);
        }
    }

    /** The same on another clock, for tests. */
    static ObservedStack pass(
            Surroundings around, StackName stack, Supplier<ObservedStack> look, Pace pace) {
        var observed = look.get();
        var state = LockState.of(stack, observed.kept());
        return isFreeFor(around, state)
                ? observed
                : new LockGate(around, stack, pace).pass(state, look);
    }

    /** Whether nobody has it, or whoever has it is the one who asks. */
    private static boolean isFreeFor(Surroundings around, LockState state) {
        var holder = state.holder();
        return holder.isEmpty()
                || holder.get().token().equals(around.settings().variable(INHERITED));
    }

    private ObservedStack pass(LockState first, Supplier<ObservedStack> look) {
        var state = first;
        var signs = new SignsOfLife(pace);
        signs.seen(state);
        var told = false;
        while (!state.claims().isEmpty() && !signs.areOver() && !areGone(state)) {
            var holder = state.holder().orElseThrow();
            if (signs.wereSeen() || ProcessIdentity.isAtWork(holder.process())) {
                throw held(stack, state);
            }
            if (!told) {
                tell(holder.shown() + " has stack " + stack + ": looking whether it still works");
                told = true;
            }
            pace.pause(SignsOfLife.LOOK);
            state = look(around, stack);
            signs.seen(state);
        }
        state.holder()
                .ifPresent(holder ->
                        tell(
                                holder.shown()
                                        + " was ended while it deployed stack "
                                        + stack
                                        + ", and what it did stays as it is: `stackctl deploy` goes"
                                        + " on with it"));
        return look.get();
    }

    private void tell(String note) {
        around.events().accept(new Event.Note(note));
    }

    /** Whether this is part of a deployment, which has the right and waits for what it runs. */
    public static boolean isPartOfDeployment(Surroundings around, StackName stack) {
        var token = around.settings().variable(INHERITED);
        return !token.isEmpty()
                && look(around, stack)
                        .holder()
                        .filter(holder -> holder.token().equals(token))
                        .isPresent();
    }

    /** Asks the engine who has the right to change a stack. One call. */
    public static LockState look(Surroundings around, StackName stack) {
        var volumes = around.engine().volumes().labelled(LockLabels.ofStack(stack));
        return LockState.of(stack, volumes);
    }

    /** Whether it is certain that everybody who claims it has ended. */
    public static boolean areGone(LockState state) {
        return state.claims().stream().map(LockClaim::process).allMatch(ProcessIdentity::isGone);
    }

    /** The failure that says who has it. */
    public static StackException held(StackName stack, LockState state) {
        var who = state.holder().map(LockClaim::shown).orElse("somebody");
        var phase = state.phase();
        return new StackException(
                new Failure.LockHeld(
                        "stack "
                                + stack
                                + " is being deployed: "
                                + who
                                + (phase.isEmpty() ? "" : " (" + phase + ")"),
                        "wait until it is done; `stackctl lock status` shows whether it is, and"
                                + " `stackctl lock break` ends it"));
    }
}
