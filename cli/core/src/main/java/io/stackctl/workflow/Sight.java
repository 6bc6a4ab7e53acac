package io.stackctl.workflow;

import io.stackctl.engine.ObservationScope;
import io.stackctl.failure.Failure;
import io.stackctl.failure.NearestName;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.LabelledStack;
import io.stackctl.state.ObservedStack;
import java.util.Collection;

/**
 * A stack that is going to be changed, and how it stands.
 *
 * @param stack its definition, or what the labels tell of it
 * @param defined whether it is the definition
 */
public record Sight(Stack stack, boolean defined, ObservedStack observed) {

    /**
     * Takes the snapshot of everything with the stack's label, and of what the definition names.
     */
    public static Sight whole(FoundStack found, Surroundings around) {
        if (found instanceof FoundStack.Defined defined) {
            return new Sight(
                    defined.stack(), true, StackObservation.forChange(around, defined.stack()));
        }
        return containers((FoundStack.Named) found, around);
    }

    /** Takes the snapshot that is enough for verbs that only touch containers. */
    public static Sight containers(FoundStack found, Surroundings around) {
        var observed =
                LockGate.pass(
                        around,
                        found.name(),
                        () -> around.engine().observe(found.name(), ObservationScope.CONTAINERS));
        if (found instanceof FoundStack.Defined defined) {
            return new Sight(defined.stack(), true, observed);
        }
        return new Sight(LabelledStack.of(observed), false, observed);
    }

    /**
     * Checks that services exist, where there is a definition to say so.
     *
     * @throws StackException for the first that does not
     */
    public static void requireServices(FoundStack found, Collection<ServiceName> services) {
        if (found instanceof FoundStack.Defined defined) {
            requireServices(defined.stack(), services);
        }
    }

    /**
     * Checks that services are part of a stack.
     *
     * @throws StackException for the first that is not
     */
    public static void requireServices(Stack stack, Collection<ServiceName> services) {
        for (var name : services) {
            if (stack.service(name).isEmpty()) {
                var known =
                        stack.services().stream().map(service -> service.name().value()).toList();
                throw new StackException(
                        new Failure.InvalidRequest(
                                "no such service: " + name,
                                NearestName.to(name.value(), known)
                                        .map(nearest -> "did you mean " + nearest + "?")
                                        .orElse(
                                                known.isEmpty()
                                                        ? "it has no containers"
                                                        : "the services are "
                                                                + String.join(", ", known))));
            }
        }
    }
}
