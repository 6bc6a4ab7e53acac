package io.stackctl.kubernetes.action;

import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.kubernetes.client.ApiRequest;
import io.stackctl.kubernetes.state.ObjectName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Waits for one workload. A cluster tries for ever; this gives up as soon as it is plain that the
 * workload does not come.
 */
final class RolloutWait {

    private final KubernetesContext context;
    private final ObjectName id;
    private final long begun = System.nanoTime();
    private final Outage outage = new Outage();
    private final PodTrouble trouble = new PodTrouble(System::nanoTime);

    RolloutWait(KubernetesContext context, ObjectName id) {
        this.context = context;
        this.id = id;
    }

    void await(Optional<Duration> timeout) {
        while (!outage.holds(() -> isThere(timeout))) {
            context.watch().pause();
        }
    }

    private boolean isThere(Optional<Duration> timeout) {
        var object = context.watch().workloads(id.kind()).get(id.name());
        if (object == null || context.changed().isBefore(id, object)) {
            // What was changed a moment ago may not be told yet; what is gone never will be.
            requirePresence();
            return false;
        }
        var rollout = new WorkloadStatus(object);
        if (rollout.isThere(id.kind())) {
            return true;
        }
        boolean isSeen = rollout.isSeen(id.kind());
        var current = new CurrentPods(context, id.kind(), object);
        var pods = isSeen ? current.all() : List.<JsonNode>of();
        if (isSeen) {
            requireHope(rollout, current, pods);
        }
        if (timeout.filter(most -> System.nanoTime() - begun > most.toNanos()).isPresent()) {
            throw failed(
                    "not there within " + timeout.get().toSeconds() + " s", trouble.last(pods));
        }
        return false;
    }

    private void requireHope(WorkloadStatus rollout, CurrentPods current, List<JsonNode> pods) {
        rollout.givenUp()
                .ifPresent(why -> {
                    throw failed(why, trouble.last(current.asked()));
                });
        trouble.of(pods)
                .ifPresent(found -> {
                    throw failed("", Optional.of(found));
                });
    }

    private void requirePresence() {
        var answer = context.api().call(ApiRequest.get(id.in(context.namespace())));
        if (answer.isMissing()) {
            throw failed("it was removed by somebody else meanwhile", Optional.empty());
        }
        answer.orThrow();
    }

    private StackException failed(String why, Optional<PodTrouble.Found> found) {
        var text = new StringBuilder(id + " does not come up: ").append(why);
        found.ifPresent(pod -> {
            text.append(why.isEmpty() ? "" : "; ").append(pod);
            text.append(lastLines(pod));
        });
        return new StackException(
                new OperationFailed(
                        text.toString(),
                        "what is there stays as it is; `ps` and `logs` tell more"));
    }

    private String lastLines(PodTrouble.Found found) {
        return found.container().isEmpty()
                ? ""
                : ContainerOutput.last(context, found.pod(), found.container(), found.ended());
    }
}
