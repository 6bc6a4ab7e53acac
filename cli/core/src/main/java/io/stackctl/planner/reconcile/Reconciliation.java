package io.stackctl.planner.reconcile;

import io.stackctl.model.HashLevel;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.vip.CarriedNames;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.NetworkName;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Plan;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.planner.Dependencies;
import io.stackctl.planner.fields.FoundLevels;
import io.stackctl.planner.image.ForeseenImages;
import io.stackctl.planner.image.MountedImages;
import io.stackctl.planner.provider.ForeseenVariables;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import io.stackctl.step.container.RemoveContainer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the planners of one stack share: the inputs, and which step brings about what the steps
 * after it need. It lives for one call of {@link Planner}.
 */
final class Reconciliation {

    final Stack stack;
    final ObservedStack observed;
    final HashLevel level;
    final ReconcileOptions options;
    final Dependencies dependencies;
    final ReplicaNames names;
    final CarriedNames insideNames;
    final ForeseenImages images;
    final ForeseenVariables variables;
    final PlanBuilder<Step> steps = Step.plan();
    final Gates gates = new Gates(this);
    final Stops stops = new Stops(this);
    final FoundLevels levels = new FoundLevels();

    private final Set<ServiceName> untouched;
    private final Map<String, Integer> networks = new HashMap<>();
    private final Map<String, Integer> volumes = new HashMap<>();
    private final Map<String, Integer> containers = new HashMap<>();
    private final Map<ContainerId, Integer> removed = new HashMap<>();
    private final Map<ContainerId, Set<NetworkName>> joined = new HashMap<>();
    private final Map<ServiceName, List<Replica>> replicas = new TreeMap<>();
    private final Map<ServiceName, Convergence> rolled = new HashMap<>();
    private final Successors successors;

    /**
     * Begins.
     *
     * @param supplies what comes first, such as pulls and builds
     * @param untouched services whose containers are left alone, whatever they are like
     * @throws io.stackctl.failure.StackException when the names of a service cannot be carried
     */
    Reconciliation(
            Stack stack,
            ObservedStack observed,
            ReconcileOptions options,
            Plan<Step> supplies,
            Set<ServiceName> untouched) {
        this.stack = MountedImages.named(stack, observed);
        this.level = observed.hashLevel();
        this.observed = observed;
        this.options = options;
        this.untouched = Set.copyOf(untouched);
        this.steps.addAll(supplies);
        this.images = new ForeseenImages(supplies);
        this.variables = new ForeseenVariables(supplies);
        this.dependencies = Dependencies.of(stack);
        this.names = new ReplicaNames(stack.name(), options.wanted().nameSeparator());
        this.insideNames = CarriedNames.of(stack);
        this.successors = Successors.of(observed, Rollout.revisionOf(options));
    }

    /**
     * A container that the service has when everything before the start is done.
     *
     * @param condition what has to be done so that it runs
     */
    record Replica(ContainerRef ref, Condition condition) {}

    /** How a container stands before the start. */
    enum Condition {
        /** Running without a health check. */
        RUNNING,
        /** Running, and healthy by the snapshot. */
        HEALTHY,
        /** Running, and not healthy by the snapshot. */
        UNHEALTHY,
        PAUSED,
        STOPPED
    }

    void networkReadyAfter(String network, int step) {
        networks.put(network, step);
    }

    void volumeReadyAfter(String volume, int step) {
        volumes.put(volume, step);
    }

    void existsAfter(ContainerRef ref, int step) {
        containers.put(ref.name(), step);
    }

    /** Says that a container that is there comes into a network. */
    void joins(ObservedContainer container, NetworkName network) {
        joined.computeIfAbsent(container.id(), _ -> new HashSet<>()).add(network);
    }

    /** Whether a container that is there comes into a network. */
    boolean isToJoin(ObservedContainer container, NetworkName network) {
        return joined.getOrDefault(container.id(), Set.of()).contains(network);
    }

    /** Whether the containers of a service are left alone. */
    boolean isUntouched(ServiceName service) {
        return untouched.contains(service);
    }

    /** Whether a container that runs is started again in the end if it is stopped before. */
    boolean startsAgain(ObservedContainer container) {
        return options.wanted().starts()
                && !container.oneOff()
                && !isUntouched(container.service())
                && stack.service(container.service()).isPresent();
    }

    /** The replicas of a service that are still there, without those that follow another one. */
    List<ObservedContainer> observedReplicas(ServiceName service) {
        return observed.replicasOf(service).stream()
                .filter(container -> !removed.containsKey(container.id()))
                .filter(container -> !successors.contain(container))
                .toList();
    }

    /** Has a service go over to its new containers when it is its turn to start. */
    void roll(Convergence convergence) {
        rolled.put(convergence.service().name(), convergence);
    }

    /** What becomes of a service that goes over; empty for every other one. */
    Optional<Succession> succession(ServiceName service, List<Integer> before) {
        return Optional.ofNullable(rolled.get(service))
                .map(convergence ->
                        new Succession(this, convergence, before, successors.of(service)));
    }

    boolean isRolled(ServiceName service) {
        return rolled.containsKey(service);
    }

    void replica(ServiceName service, Replica replica) {
        replicas.computeIfAbsent(service, name -> new ArrayList<>()).add(replica);
    }

    List<Replica> replicas(ServiceName service) {
        return replicas.getOrDefault(service, List.of());
    }

    /** The containers of a service: those that it will have, or else those that are there. */
    List<ContainerRef> refs(ServiceName service) {
        var planned = replicas(service).stream().map(Replica::ref).toList();
        return planned.isEmpty()
                ? observedReplicas(service).stream().<ContainerRef>map(ContainerRef::of).toList()
                : planned;
    }

    /** The steps behind these networks, volumes and containers, as far as there are any. */
    List<Integer> stepsFor(
            Collection<String> networkNames,
            Collection<String> volumeNames,
            Collection<ContainerRef> refs) {
        var found = new ArrayList<Integer>();
        networkNames.forEach(name -> add(networks.get(name), found));
        volumeNames.forEach(name -> add(volumes.get(name), found));
        refs.forEach(ref -> add(containers.get(ref.name()), found));
        return found;
    }

    /** The steps after which a container can be started, as far as it alone is concerned. */
    List<Integer> stepsBehind(ContainerRef ref) {
        var found = new ArrayList<Integer>();
        add(containers.get(ref.name()), found);
        if (ref instanceof ContainerRef.Existing existing) {
            found.addAll(stops.stepsFor(existing.id()));
        }
        return found;
    }

    /** Stops and removes a container for good: nobody plans for it any more. */
    int remove(ObservedContainer container, String cause) {
        var before = new ArrayList<>(stops.stop(container, cause, List.of()));
        before.addAll(stepsBehind(ContainerRef.of(container)));
        int step = steps.add(RemoveContainer.of(ContainerRef.of(container), false, cause), before);
        removed.put(container.id(), step);
        return step;
    }

    /** The steps that remove containers of a service for good. */
    List<Integer> removalsOf(ServiceName service) {
        var found = new ArrayList<Integer>();
        for (var container : observed.replicasOf(service)) {
            add(removed.get(container.id()), found);
        }
        return found;
    }

    private static void add(@Nullable Integer step, List<Integer> found) {
        if (step != null) {
            found.add(step);
        }
    }
}
