package io.stackctl.kubernetes.planner;

import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.kubernetes.action.KubernetesAction;
import io.stackctl.kubernetes.action.PatchWorkload;
import io.stackctl.kubernetes.state.LiveObject;
import io.stackctl.kubernetes.state.WorkloadRevision;
import io.stackctl.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Plans how services go back to a form that the cluster remembers. */
public final class RollbackPlanner {

    private RollbackPlanner() {}

    /**
     * Plans.
     *
     * @param revisions of the services that are to go back, the newest of each first
     * @param wanted which of them; empty for the one before the last
     * @param named whether the services were named, so that each of them has to have it
     * @param timeout how long each may take to come; empty for as long as there is hope
     * @throws StackException when there is nothing to go back to
     */
    public static Plan<KubernetesAction> rollback(
            List<WorkloadRevision> revisions,
            OptionalInt wanted,
            boolean named,
            Optional<Duration> timeout) {
        Map<LiveObject, List<WorkloadRevision>> byWorkload = new LinkedHashMap<>();
        for (var revision : revisions) {
            byWorkload.computeIfAbsent(revision.workload(), key -> new ArrayList<>()).add(revision);
        }
        var plan = KubernetesAction.plan();
        boolean any = false;
        for (var entry : byWorkload.entrySet()) {
            var target = target(entry.getValue(), wanted);
            if (target.isPresent()) {
                any = true;
                WorkloadChangePlanner.change(plan, patch(entry.getKey(), target.get()), timeout);
            } else if (named) {
                throw nothing(entry.getKey().id().toString(), entry.getValue());
            }
        }
        if (!any) {
            throw nothing("the stack", revisions);
        }
        return plan.build();
    }

    private static PatchWorkload patch(LiveObject workload, WorkloadRevision target) {
        return new PatchWorkload(
                workload.id(),
                "rollback",
                Patches.template(workload, target.template()),
                "to revision " + target.number() + ", " + target.image());
    }

    private static Optional<WorkloadRevision> target(
            List<WorkloadRevision> revisions, OptionalInt wanted) {
        return revisions.stream()
                .filter(revision -> !revision.current())
                .filter(revision -> wanted.isEmpty() || revision.number() == wanted.getAsInt())
                .findFirst();
    }

    private static StackException nothing(String what, List<WorkloadRevision> known) {
        var numbers = known.stream().map(WorkloadRevision::number).sorted().distinct().toList();
        return new StackException(
                new InvalidRequest(
                        "there is nothing to roll back to: " + what + " has no such revision",
                        numbers.isEmpty()
                                ? "it was never changed"
                                : "`history` has them; there are " + numbers));
    }
}
