package io.stackctl.kubernetes.action;

import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.kubernetes.client.ApiRequest;
import io.stackctl.kubernetes.state.LiveObject;
import io.stackctl.kubernetes.state.ObjectName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits until an object that was removed is gone, and all that went with it. Nobody may ever
 * collect it: its machine is away, or who set a finalizer is.
 *
 * @param limit how long that may take
 */
public record AwaitObjectGone(ObjectName id, String uid, Duration limit, String cause)
        implements KubernetesAction {

    /** What machines and controllers take beside the time that pods may take to end. */
    private static final Duration BESIDE = Duration.ofMinutes(2);

    private static final int USUAL_GRACE = 30;

    /**
     * Waits for an object that is there.
     *
     * @param timeout how long that may take; empty for as long as its pods may take to end, and two
     *     minutes
     */
    public static AwaitObjectGone of(LiveObject live, Optional<Duration> timeout, String cause) {
        return new AwaitObjectGone(
                live.id(),
                live.json().path("metadata").path("uid").asString(""),
                timeout.orElseGet(() -> grace(live).plus(BESIDE)),
                cause);
    }

    private static Duration grace(LiveObject live) {
        var spec = live.json().path("spec");
        var template = spec.has("jobTemplate") ? spec.path("jobTemplate").path("spec") : spec;
        return Duration.ofSeconds(
                template.path("template")
                        .path("spec")
                        .path("terminationGracePeriodSeconds")
                        .asInt(USUAL_GRACE));
    }

    @Override
    public Target target() {
        return Target.object(id.toString());
    }

    @Override
    public String verb() {
        return "wait";
    }

    @Override
    public Weight weight() {
        return Weight.WAIT;
    }

    @Override
    public Narration narration() {
        return Narration.SILENT;
    }

    @Override
    public Outcome run(KubernetesContext context) {
        long begun = System.nanoTime();
        var outage = new Outage();
        while (!outage.holds(() -> isGone(context))) {
            if (System.nanoTime() - begun >= limit.toNanos()) {
                throw new StackException(
                        new OperationFailed(
                                "not gone within "
                                        + limit.toSeconds()
                                        + " s: "
                                        + new Remaining(context).text(id),
                                "pods go when their node answers, and what has a finalizer when"
                                        + " that is taken away; run this again then"));
            }
            context.watch().pause();
        }
        return Outcome.DONE;
    }

    private boolean isGone(KubernetesContext context) {
        var answer = context.api().call(ApiRequest.get(id.in(context.namespace())));
        return answer.isMissing()
                || !answer.orThrow().path("metadata").path("uid").asString("").equals(uid);
    }
}
