package io.stackctl.planner.deploy;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.service.Healthcheck;
import io.stackctl.model.service.RestartPolicy.Condition;
import io.stackctl.planner.Dependencies;
import java.util.Set;

/** Services that do something once: with exit code 0 they have done it, and are not lost. */
final class OneShot {

    private static final Set<Condition> STAYS_DOWN =
            Set.of(Condition.UNSAID, Condition.NO, Condition.ON_FAILURE);

    private OneShot() {}

    /**
     * Whether a container of a service may end well: the engine leaves it down then, nobody asks it
     * anything, and nobody depends on it. Its definition does not say that it will.
     *
     * @param routed whether gateways send it requests
     */
    static boolean mayBe(Stack stack, Service service, boolean routed) {
        return !routed
                && service.connectivity().ports().isEmpty()
                && service.healthcheck().filter(check -> !isOff(check)).isEmpty()
                && STAYS_DOWN.contains(service.restartPolicy().condition())
                && Dependencies.of(stack).dependentsOf(service.name()).isEmpty();
    }

    private static boolean isOff(Healthcheck check) {
        return check.disabled()
                || check.test().stream().findFirst().filter("NONE"::equals).isPresent();
    }
}
