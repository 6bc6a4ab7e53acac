package io.stackctl.workflow.lifecycle;

import io.stackctl.engine.Engine;
import io.stackctl.local.Settings;
import io.stackctl.migration.MigrationGate;
import io.stackctl.migration.rule.Request;
import io.stackctl.model.Stack;
import io.stackctl.planner.Gate;
import io.stackctl.state.ObservedStack;
import io.stackctl.workflow.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the gates of a stack: each kind that there is says what it has to see to there. */
final class StackGates {

    private static final List<Kind> KINDS = List.of(MigrationGate::of);

    private StackGates() {}

    /** A kind of gate. */
    @FunctionalInterface
    private interface Kind {
        Optional<Gate> of(
                Stack stack,
                ObservedStack observed,
                Engine engine,
                Settings settings,
                Request.Up migrations);
    }

    /**
     * Looks for them.
     *
     * @param migrations which are applied
     * @throws io.stackctl.failure.StackException when one cannot be passed, before anything is
     *     changed
     */
    static List<Gate> of(
            Stack stack, ObservedStack observed, Surroundings around, Request.Up migrations) {
        var gates = new ArrayList<Gate>();
        for (var kind : KINDS) {
            kind.of(stack, observed, around.engine(), around.settings(), migrations)
                    .ifPresent(gates::add);
        }
        return gates;
    }
}
