package io.stackctl.swarm.planner;

import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.plan.Plan;
import io.stackctl.swarm.action.SwarmAction;
import io.stackctl.swarm.action.UpdateService;
import io.stackctl.swarm.state.ObservedService;
import io.stackctl.swarm.state.ObservedSwarm;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Plans how services go back to what they were before their last change. */
public final class RollbackPlan {

    private static final String ONE =
            "a swarm remembers one form of each service: the one before its last change";

    private RollbackPlan() {}

    /**
     * Plans.
     *
     * @param named empty for all that can go there
     * @param revision the number of the form before; empty for whatever it is
     * @param timeout how long a service may take; empty for as long as nothing says that it will
     *     not come
     * @throws StackException when one that is named, or none at all, remembers it
     */
    public static Plan<SwarmAction> of(
            StackName stack,
            ObservedSwarm observed,
            Set<ServiceName> named,
            OptionalInt revision,
            Optional<Duration> timeout) {
        var plan = SwarmAction.plan();
        var services = ServiceChangePlanner.chosen(stack, observed.services(), named);
        boolean any = false;
        for (var service : services) {
            if (remembers(service, revision)) {
                any = true;
                int update = plan.add(UpdateService.back(service));
                plan.add(ServiceChangePlanner.await(service, true, timeout), update);
            } else if (!named.isEmpty()) {
                throw refused("service \"" + service.name() + "\"", List.of(service), revision);
            }
        }
        if (!any) {
            throw refused("stack " + stack, services, revision);
        }
        return plan.build();
    }

    private static boolean remembers(ObservedService service, OptionalInt revision) {
        return service.before()
                .filter(before -> revision.isEmpty() || before.version() == revision.getAsInt())
                .isPresent();
    }

    private static StackException refused(
            String what, List<ObservedService> services, OptionalInt revision) {
        var known =
                services.stream()
                        .flatMap(service -> service.before().stream())
                        .map(before -> before.name() + " to " + before.version())
                        .collect(Collectors.joining(", "));
        if (known.isEmpty() || revision.isEmpty()) {
            return new StackException(
                    new InvalidRequest(
                            "there is nothing to roll back to: " + what + " was never changed",
                            ONE));
        }
        int wanted = revision.getAsInt();
        for (var service : services) {
            if (service.version() == wanted) {
                return new StackException(
                        new InvalidRequest(
                                "service \"" + service.name() + "\" is at revision " + wanted,
                                "it can go back: " + known));
            }
        }
        return new StackException(
                new InvalidRequest(
                        what + " cannot go back to revision " + wanted,
                        ONE + "; it can go back: " + known));
    }
}
