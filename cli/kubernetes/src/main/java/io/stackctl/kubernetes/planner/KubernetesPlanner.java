package io.stackctl.kubernetes.planner;

import io.stackctl.cluster.UpOrder;
import io.stackctl.event.Resource;
import io.stackctl.kubernetes.action.ApplyObject;
import io.stackctl.kubernetes.action.AwaitObjectGone;
import io.stackctl.kubernetes.action.AwaitRollout;
import io.stackctl.kubernetes.action.KubernetesAction;
import io.stackctl.kubernetes.action.PatchWorkload;
import io.stackctl.kubernetes.action.RemoveObject;
import io.stackctl.kubernetes.client.ResourceKind;
import io.stackctl.kubernetes.scope.ObjectNames;
import io.stackctl.kubernetes.state.LiveObject;
import io.stackctl.kubernetes.state.ObjectName;
import io.stackctl.kubernetes.state.ObservedObjects;
import io.stackctl.kubernetes.state.Trial;
import io.stackctl.model.DependencyOrder;
import io.stackctl.plan.Plan;
import io.stackctl.plan.PlanBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Plans how a stack comes to its definition in a cluster: what pods need first, then all workloads
 * at once, since their pods wait for one another by themselves, and then the waiting, each behind
 * those that it depends on: so an error names the one that fails, and not who waits for it. What
 * the definition has lost goes last, when no older pod needs it any more.
 */
public final class KubernetesPlanner {

    private final ChosenServices selection;
    private final List<Trial> trials;
    private final ObservedObjects observed;
    private final UpOrder order;
    private final Instant now;
    private final PlanBuilder<KubernetesAction> plan = KubernetesAction.plan();

    /** The numbers of the actions that bring a service's workloads, and then of those that wait. */
    private final Map<ObjectName, Integer> changes = new HashMap<>();

    private final Map<String, List<Integer>> ready = new HashMap<>();

    private KubernetesPlanner(
            ChosenServices selection,
            List<Trial> trials,
            ObservedObjects observed,
            UpOrder order,
            Instant now) {
        this.selection = selection;
        this.trials = trials;
        this.observed = observed;
        this.order = order;
        this.now = now;
    }

    /**
     * Plans.
     *
     * @param trials what the cluster would make of each object, in the order in which they are made
     * @param now what pods that are made anew for no other reason are told apart by
     */
    public static Plan<KubernetesAction> up(
            ChosenServices selection,
            List<Trial> trials,
            ObservedObjects observed,
            UpOrder order,
            Instant now) {
        return new KubernetesPlanner(selection, trials, observed, order, now).plan();
    }

    private Plan<KubernetesAction> plan() {
        var needed = new ArrayList<Integer>();
        for (var trial : trials) {
            if (!isWorkload(trial)) {
                change(trial, List.of()).ifPresent(needed::add);
            }
        }
        var before = needed.isEmpty() ? needed : plan.everythingSoFar("what pods need");
        for (var trial : trials) {
            if (isWorkload(trial)) {
                planWorkload(trial, before);
            }
        }
        if (order.waits()) {
            planWaits();
        }
        prune();
        return plan.build();
    }

    private static boolean isWorkload(Trial trial) {
        return trial.wanted().id().kind().isWorkload();
    }

    private void planWorkload(Trial trial, List<Integer> before) {
        var id = trial.wanted().id();
        var change = change(trial, before);
        if (change.isEmpty() && isRenewed(trial) && id.kind().hasRevisions()) {
            change = Optional.of(plan.add(restart(id, now), before));
        }
        change.ifPresentOrElse(
                number -> changes.put(id, number), () -> plan.keep(Resource.object(id.toString())));
    }

    private boolean isRenewed(Trial trial) {
        return order.renewed().stream()
                .anyMatch(name -> ObjectNames.of(name.value()).equals(trial.wanted().service()));
    }

    /** New pods, as the cluster's own client makes them. */
    static PatchWorkload restart(ObjectName id, Instant now) {
        return new PatchWorkload(id, "restart", Patches.restart(now), "asked for");
    }

    /** Has an object as it is to be; empty where it is. */
    private Optional<Integer> change(Trial trial, List<Integer> before) {
        var wanted = trial.wanted();
        var cause = String.join(", ", trial.causes());
        return switch (trial.result()) {
            case SAME -> Optional.empty();
            case NEW ->
                    Optional.of(
                            plan.add(
                                    new ApplyObject(wanted, true, trial.forced(), "not found"),
                                    before));
            case CHANGED ->
                    Optional.of(
                            plan.add(
                                    new ApplyObject(wanted, false, trial.forced(), cause), before));
            case FIXED -> Optional.of(replace(trial, cause, before));
        };
    }

    private int replace(Trial trial, String cause, List<Integer> before) {
        var live = observed.find(trial.wanted().id()).orElseThrow();
        var removal =
                keepsPods(trial, live)
                        ? RemoveObject.of(live, cause + "; its pods stay").keepingPods()
                        : RemoveObject.of(live, cause);
        int gone = plan.add(removal, before);
        int wait = plan.add(AwaitObjectGone.of(live, order.timeout(), cause), gone);
        return plan.add(new ApplyObject(trial.wanted(), true, trial.forced(), cause), wait);
    }

    /** Whether the pods that are there become those of what takes its owner's place. */
    private static boolean keepsPods(Trial trial, LiveObject live) {
        var selector = live.json().path("spec").path("selector");
        return live.id().kind() == ResourceKind.STATEFUL_SET
                && selector.equals(trial.wanted().json().path("spec").path("selector"));
    }

    private void planWaits() {
        var byService = new TreeMap<String, List<ObjectName>>();
        for (var trial : trials) {
            if (changes.containsKey(trial.wanted().id())) {
                byService
                        .computeIfAbsent(trial.wanted().service(), key -> new ArrayList<>())
                        .add(trial.wanted().id());
            }
        }
        var inOrder =
                new DependencyOrder<String>(
                        service -> selection.dependencies().getOrDefault(service, List.of()),
                        circle -> {});
        byService.keySet().forEach(inOrder::add);
        for (var service : inOrder.all()) {
            for (var id : byService.getOrDefault(service, List.of())) {
                var waits = new ArrayList<Integer>();
                waits.add(changes.getOrDefault(id, 0));
                for (var dependency : selection.dependencies().getOrDefault(service, List.of())) {
                    waits.addAll(ready.getOrDefault(dependency, List.of()));
                }
                int number = plan.add(new AwaitRollout(id, order.timeout(), "rolling out"), waits);
                ready.computeIfAbsent(service, key -> new ArrayList<>()).add(number);
            }
        }
    }

    /** What the definition does not have any more. Data stays, whatever happens. */
    private void prune() {
        Set<ObjectName> wanted = new HashSet<>();
        trials.forEach(trial -> wanted.add(trial.wanted().id()));
        var lost =
                observed.objects().stream()
                        .filter(live -> !wanted.contains(live.id()))
                        .filter(live -> live.id().kind() != ResourceKind.CLAIM)
                        .toList();
        var orphans = new TreeSet<String>();
        var going = new ArrayList<LiveObject>();
        for (var live : lost) {
            if (selection.isOrphan(live.service())) {
                orphans.add(live.service());
            } else if (!live.service().isEmpty() && selection.has(live.service())) {
                going.add(live);
            }
        }
        boolean keepsOrphans = !orphans.isEmpty() && !order.removeOrphans();
        for (var live : lost) {
            boolean ofOrphan = orphans.contains(live.service()) && order.removeOrphans();
            // An orphan that stays, or a service that is not looked at, may need what is the
            // stack's.
            boolean ofStack = live.service().isEmpty() && selection.isWhole() && !keepsOrphans;
            if (ofOrphan || ofStack) {
                going.add(live);
            }
        }
        if (!going.isEmpty()) {
            var all = plan.everythingSoFar("what is to be there");
            going.forEach(live -> plan.add(RemoveObject.of(live, "not defined"), all));
        }
        if (keepsOrphans) {
            orphans.forEach(service ->
                    plan.warn(
                            "Found orphan service "
                                    + service
                                    + " of this stack: it is not defined any more. --remove-orphans"
                                    + " removes it."));
        }
    }
}
