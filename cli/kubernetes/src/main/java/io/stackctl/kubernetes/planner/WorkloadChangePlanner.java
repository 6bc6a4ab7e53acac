package io.stackctl.kubernetes.planner;

import io.stackctl.cluster.NamedServices;
import io.stackctl.event.Resource;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.kubernetes.action.AwaitObjectGone;
import io.stackctl.kubernetes.action.AwaitRollout;
import io.stackctl.kubernetes.action.KubernetesAction;
import io.stackctl.kubernetes.action.PatchWorkload;
import io.stackctl.kubernetes.action.RemoveObject;
import io.stackctl.kubernetes.client.ResourceKind;
import io.stackctl.kubernetes.scope.ObjectNames;
import io.stackctl.kubernetes.state.LiveObject;
import io.stackctl.kubernetes.state.ObservedObjects;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.plan.Plan;
import io.stackctl.plan.PlanBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Plans changes of what is there, for which no definition is needed. */
public final class WorkloadChangePlanner {

    private static final String ASKED = "asked for";

    private WorkloadChangePlanner() {}

    /**
     * The end of services; of all of them, with all that is the stack's.
     *
     * @param claims whether data goes, too
     * @param timeout how long pods may take to go; empty for a usual time
     */
    public static Plan<KubernetesAction> down(
            StackName stack,
            ObservedObjects observed,
            Set<ServiceName> named,
            boolean claims,
            Optional<Duration> timeout) {
        var plan = KubernetesAction.plan();
        var names = chosen(stack, observed, named);
        var objects =
                observed.objects().stream()
                        .filter(live -> named.isEmpty() || names.contains(live.service()))
                        .filter(live -> claims || live.id().kind() != ResourceKind.CLAIM)
                        .toList();
        for (var live : objects) {
            if (makesPods(live)) {
                int number = plan.add(RemoveObject.of(live, ASKED));
                plan.add(AwaitObjectGone.of(live, timeout, "pods end"), number);
            }
        }
        var gone = plan.everythingSoFar("pods");
        for (var live : objects) {
            if (!makesPods(live)) {
                plan.add(RemoveObject.of(live, ASKED), gone);
            }
        }
        for (var kind : observed.hidden()) {
            plan.warn(
                    "You may not look at "
                            + kind.plural()
                            + " in this namespace: if the stack has some, they stay.");
        }
        return plan.build();
    }

    private static boolean makesPods(LiveObject live) {
        return live.id().kind().isWorkload() || live.id().kind() == ResourceKind.CRON_JOB;
    }

    /**
     * Other numbers of pods.
     *
     * @throws StackException when a service is not there, or has no number of its own
     */
    public static Plan<KubernetesAction> scale(
            StackName stack,
            ObservedObjects observed,
            Map<ServiceName, Integer> replicas,
            Optional<Duration> timeout) {
        var plan = KubernetesAction.plan();
        chosen(stack, observed, replicas.keySet());
        replicas.forEach((service, wanted) -> {
            var live = scalable(observed, service);
            int is = live.json().path("spec").path("replicas").asInt(1);
            if (is == wanted) {
                plan.keep(Resource.object(live.id().toString()));
                return;
            }
            change(
                    plan,
                    new PatchWorkload(
                            live.id(),
                            "scale",
                            Patches.replicas(wanted),
                            "replicas " + is + " -> " + wanted),
                    timeout);
            if (isAutomatic(observed, live)) {
                plan.warn(
                        "An autoscaler has the say over the pods of "
                                + service
                                + ", and will set their number again.");
            }
        });
        return plan.build();
    }

    private static LiveObject scalable(ObservedObjects observed, ServiceName service) {
        return workloads(observed, List.of(ObjectNames.of(service.value()))).stream()
                .filter(live -> live.id().kind().isScalable())
                .findFirst()
                .orElseThrow(() ->
                        new StackException(
                                new InvalidRequest(
                                        "service \"" + service + "\" has no number of pods",
                                        "a Deployment and a StatefulSet have one; a DaemonSet has a"
                                                + " pod on each node, and a Job says how often it"
                                                + " runs")));
    }

    private static boolean isAutomatic(ObservedObjects observed, LiveObject workload) {
        return observed.objects().stream()
                .anyMatch(live ->
                        live.id().kind() == ResourceKind.AUTOSCALER
                                && live.service().equals(workload.service()));
    }

    /** New pods in the place of those that are there. */
    public static Plan<KubernetesAction> restart(
            StackName stack,
            ObservedObjects observed,
            Set<ServiceName> named,
            Instant now,
            Optional<Duration> timeout) {
        var plan = KubernetesAction.plan();
        for (var live : workloads(observed, chosen(stack, observed, named))) {
            if (live.id().kind().hasRevisions()) {
                change(plan, KubernetesPlanner.restart(live.id(), now), timeout);
            } else if (!named.isEmpty()) {
                throw new StackException(
                        new InvalidRequest(
                                live.id() + " cannot be restarted: a Job runs once",
                                "take it down, and bring it up again"));
            }
        }
        return plan.build();
    }

    static void change(
            PlanBuilder<KubernetesAction> plan, PatchWorkload patch, Optional<Duration> timeout) {
        int number = plan.add(patch);
        plan.add(new AwaitRollout(patch.id(), timeout, "rolling out"), number);
    }

    /** The workloads of services. */
    public static List<LiveObject> workloads(
            ObservedObjects observed, Collection<String> services) {
        return observed.objects().stream()
                .filter(live -> live.id().kind().isWorkload())
                .filter(live -> services.contains(live.service()))
                .toList();
    }

    /**
     * Those that are named, as Kubernetes calls them; all where none is.
     *
     * @throws StackException when one of them is not there
     */
    public static Set<String> chosen(
            StackName stack, ObservedObjects observed, Collection<ServiceName> named) {
        var there = new TreeSet<String>();
        observed.objects().forEach(live -> there.add(live.service()));
        there.remove("");
        NamedServices.require(
                named, ObjectNames::of, there, "The namespace has no stack " + stack + ".");
        if (named.isEmpty()) {
            return there;
        }
        var chosen = new TreeSet<String>();
        named.forEach(name -> chosen.add(ObjectNames.of(name.value())));
        return chosen;
    }
}
