package io.stackctl.workflow;

import io.stackctl.engine.Engine;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Order;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedContainer;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * The one running container that a verb such as {@code exec} works on.
 *
 * @param service whose container
 * @param index its number; empty for the lowest, one-off containers last
 */
public record Replica(ServiceName service, OptionalInt index) {

    private static final Comparator<ObservedContainer> ORDER =
            Order.inTurn(
                    List.of(
                            Order.by(ObservedContainer::oneOff),
                            Order.by(container -> container.number().orElse(Integer.MAX_VALUE)),
                            Order.by(ObservedContainer::name)));

    /** Reads {@code --index}, of which 0 is the same as none. */
    public static OptionalInt index(OptionalInt given) {
        return given.isPresent() && given.getAsInt() > 0 ? given : OptionalInt.empty();
    }

    /**
     * Finds it.
     *
     * @throws StackException when it does not run
     */
    public ObservedContainer in(Engine engine, StackName stack) {
        return engine.containers().ofStack(stack, false).stream()
                .filter(container -> container.service().equals(service))
                .filter(container -> index.isEmpty() || container.number().equals(index))
                .min(ORDER)
                .orElseThrow(this::notRunning);
    }

    private StackException notRunning() {
        String which = index.isPresent() ? " container #" + index.getAsInt() : "";
        return new StackException(
                new Failure.InvalidRequest("service \"" + service + "\" is not running" + which));
    }
}
