package io.stackctl.kubernetes.action;

import io.stackctl.kubernetes.client.ApiRequest;
import io.stackctl.kubernetes.state.ObjectName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;

/** Waits until an object that was removed is gone, and all that went with it. */
public record AwaitGone(ObjectName id, String uid, String cause) implements KubernetesAction {

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
        while (isThere(context)) {
            context.watch().pause();
        }
        return Outcome.DONE;
    }

    private boolean isThere(KubernetesContext context) {
        var answer = context.api().call(ApiRequest.get(id.in(context.namespace())));
        return !answer.isMissing()
                && answer.orThrow().path("metadata").path("uid").asString("").equals(uid);
    }
}
