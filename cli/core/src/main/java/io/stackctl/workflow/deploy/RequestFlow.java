package io.stackctl.workflow.deploy;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.model.tree.DurationText;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.Traffic;
import io.stackctl.traffic.TrafficControl;
import io.stackctl.workflow.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * {@code hold}, {@code release}, {@code maintenance} and {@code drain}: how requests go, by hand.
 * Gateways have confirmed it when these return.
 */
public final class RequestFlow {

    private final Surroundings around;
    private final StackName stack;
    private final TrafficControl control;

    public RequestFlow(Surroundings around, StackName stack) {
        this.around = around;
        this.stack = stack;
        this.control = new TrafficControl(around.engine(), stack, () -> false);
    }

    /**
     * Lets requests to a service wait.
     *
     * @param longest for how long one waits at most
     * @throws StackException when no gateway sends it requests
     */
    public void hold(ServiceName service, Duration longest) {
        change("hold", service, traffic -> traffic.holdingByHand(longest));
    }

    /** Lets them go on. */
    public void release(ServiceName service) {
        change("release", service, traffic -> traffic.holdingByHand(Duration.ZERO));
    }

    /** Answers requests to services with a page that says why nobody does, or no longer. */
    public void maintenance(List<ServiceName> services, boolean on) {
        services.forEach(
                service -> change("maintenance", service, traffic -> traffic.inMaintenance(on)));
    }

    /** Gives containers requests again. */
    public void undrain(String name) {
        var containers = containers(name);
        var ids = ids(containers);
        change("drain", containers.getFirst().service(), traffic -> traffic.undrainingByHand(ids));
    }

    /**
     * Gives containers nothing new, and waits until they have answered what they got.
     *
     * @param name of a service or of a container
     * @param timeout for how long
     * @return how many requests are left when the time is over
     */
    public long drain(String name, Duration timeout) {
        var containers = containers(name);
        var service = containers.getFirst().service();
        var ids = ids(containers);
        change("drain", service, traffic -> traffic.drainingByHand(ids));
        return around.dryRun() ? 0 : control.drained(service, ids, timeout, _ -> {}).requests();
    }

    private static Set<ContainerId> ids(List<ObservedContainer> containers) {
        var ids = new HashSet<ContainerId>();
        containers.forEach(container -> ids.add(container.id()));
        return ids;
    }

    private List<ObservedContainer> containers(String name) {
        var found =
                around.engine().containers().ofStack(stack, false).stream()
                        .filter(container -> !container.oneOff())
                        .filter(container ->
                                container.name().equals(name)
                                        || container.service().value().equals(name))
                        .toList();
        if (found.isEmpty()) {
            throw new StackException(
                    new Failure.InvalidRequest(
                            "stack "
                                    + stack
                                    + " has no service and no container \""
                                    + name
                                    + "\" that runs",
                            "`stackctl ps` lists them"));
        }
        return found;
    }

    private void change(String verb, ServiceName service, UnaryOperator<Traffic> change) {
        if (!control.routed(List.of(service)).contains(service)) {
            throw new StackException(
                    new Failure.InvalidRequest(
                            "no gateway that can be told sends requests to service " + service,
                            "start a gateway of this version in one of its networks"));
        }
        if (around.dryRun()) {
            return;
        }
        var begin = Instant.now();
        try (var _ = DeployRight.share(around, stack, verb)) {
            var next = change.apply(control.standing().getOrDefault(service, Traffic.ALIKE));
            control.put(service, next);
            if (next.isAlike()) {
                control.clear(service);
            }
            DeployNote.of(around, verb, Map.of("service", service.value(), "traffic", told(next)))
                    .write(around, stack, "done", begin);
        }
    }

    private static String told(Traffic traffic) {
        var told = new ArrayList<String>();
        if (traffic.maintenance()) {
            told.add("maintenance");
        }
        if (traffic.hold().isPositive()) {
            told.add("held for up to " + DurationText.print(traffic.hold()));
        }
        if (!traffic.drained().isEmpty()) {
            told.add(traffic.drained().size() + " drained");
        }
        return told.isEmpty() ? "as usual" : String.join(", ", told);
    }
}
