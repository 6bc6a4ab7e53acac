package io.stackctl.swarm.planner;

import io.stackctl.cluster.NamedServices;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.event.Resource;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.plan.Plan;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.swarm.action.AwaitService;
import io.stackctl.swarm.action.AwaitTasksGone;
import io.stackctl.swarm.action.RemoveFile;
import io.stackctl.swarm.action.RemoveNetwork;
import io.stackctl.swarm.action.RemoveService;
import io.stackctl.swarm.action.SwarmAction;
import io.stackctl.swarm.action.UpdateService;
import io.stackctl.swarm.spec.FileSpec.Kind;
import io.stackctl.swarm.state.ObservedService;
import io.stackctl.swarm.state.ObservedSwarm;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Plans changes of what is there already, for which no definition is needed. */
public final class ServiceChangePlanner {

    private static final String ASKED = "asked for";

    private ServiceChangePlanner() {}

    /**
     * The end of services; of all of them, with the stack's networks, configs and secrets.
     *
     * @param timeout how long tasks may take to go; empty for a usual time
     */
    public static Plan<SwarmAction> down(
            StackName stack,
            ObservedSwarm observed,
            Set<ServiceName> named,
            Optional<Duration> timeout) {
        var plan = SwarmAction.plan();
        var services = chosen(stack, observed.services(), named);
        for (var service : services) {
            plan.add(new RemoveService(service, ASKED));
        }
        if (!services.isEmpty()) {
            plan.add(
                    AwaitTasksGone.of(services, timeout, "tasks end"),
                    plan.everythingSoFar("services"));
        }
        if (!named.isEmpty()) {
            return plan.build();
        }
        var gone = plan.everythingSoFar("tasks");
        observed.configs()
                .values()
                .forEach(file ->
                        plan.add(new RemoveFile(Kind.CONFIG, file.id(), file.name(), ASKED), gone));
        observed.secrets()
                .values()
                .forEach(file ->
                        plan.add(new RemoveFile(Kind.SECRET, file.id(), file.name(), ASKED), gone));
        observed.networks()
                .forEach((name, id) -> plan.add(new RemoveNetwork(id, name, ASKED), gone));
        return plan.build();
    }

    /**
     * Other numbers of tasks.
     *
     * @param timeout how long a service may take; empty for as long as nothing says that it will
     *     not come
     * @throws StackException when a service is not there, or has no number of its own
     */
    public static Plan<SwarmAction> scale(
            StackName stack,
            ObservedSwarm observed,
            Map<ServiceName, Integer> replicas,
            Optional<Duration> timeout) {
        var plan = SwarmAction.plan();
        for (var service : chosen(stack, observed.services(), replicas.keySet())) {
            int wanted = replicas.getOrDefault(service.name(), 0);
            if (!service.spec().get("Mode").has("Replicated")) {
                throw new StackException(
                        new InvalidRequest(
                                "service \"" + service.name() + "\" has no number of tasks",
                                "deploy.mode replicated has one; this service's number is that of"
                                        + " the machines, or a job's"));
            }
            long is = service.replicas().orElse(0);
            if (is == wanted) {
                plan.keep(Resource.service(service.spec().text("Name")));
                continue;
            }
            var replicated = new JsonBuilder().put("Replicas", wanted).build();
            var spec =
                    new JsonBuilder()
                            .putAll(service.spec())
                            .put("Mode", new JsonBuilder().put("Replicated", replicated).build())
                            .build();
            change(plan, service, spec, timeout, "replicas: " + is + " -> " + wanted);
        }
        return plan.build();
    }

    /**
     * New tasks in the place of those that are there.
     *
     * @param timeout as {@link #scale} takes it
     */
    public static Plan<SwarmAction> restart(
            StackName stack,
            ObservedSwarm observed,
            Set<ServiceName> named,
            Optional<Duration> timeout) {
        var plan = SwarmAction.plan();
        for (var service : chosen(stack, observed.services(), named)) {
            long forced = service.spec().get("TaskTemplate").number("ForceUpdate");
            change(plan, service, SwarmPlanner.forced(service.spec(), forced + 1), timeout, ASKED);
        }
        return plan.build();
    }

    private static void change(
            PlanBuilder<SwarmAction> plan,
            ObservedService service,
            Json spec,
            Optional<Duration> timeout,
            String cause) {
        int update = plan.add(new UpdateService(service, spec, false, cause));
        plan.add(await(service, false, timeout), update);
    }

    static AwaitService await(ObservedService service, boolean back, Optional<Duration> timeout) {
        return new AwaitService(
                service.name(),
                service.spec().text("Name"),
                service.update().text("StartedAt"),
                back,
                timeout,
                "converging");
    }

    /**
     * Those that are named; all where none is.
     *
     * @throws StackException when one of them is not there
     */
    public static List<ObservedService> chosen(
            StackName stack, List<ObservedService> there, Set<ServiceName> named) {
        NamedServices.require(
                named,
                UnaryOperator.identity(),
                there.stream().map(service -> service.name().value()).toList(),
                "The swarm has no stack " + stack + ".");
        return there.stream()
                .filter(service -> named.isEmpty() || named.contains(service.name()))
                .toList();
    }
}
