package io.stackctl.kubernetes.action;

import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.kubernetes.client.ApiRequest;
import io.stackctl.kubernetes.client.ResourceKind;
import io.stackctl.kubernetes.state.LiveObject;
import io.stackctl.kubernetes.state.ObjectName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Removes an object, and its pods with it.
 *
 * @param uid which one: another of the same name, made meanwhile by somebody else, stays
 * @param keepsPods whether its pods go on without it, for another one to find them
 */
public record RemoveObject(ObjectName id, String uid, boolean keepsPods, String cause)
        implements KubernetesAction {

    /** The one that is there. */
    public static RemoveObject of(LiveObject live, String cause) {
        return new RemoveObject(
                live.id(), live.json().path("metadata").path("uid").asString(""), false, cause);
    }

    /** The same without its pods. */
    public RemoveObject keepingPods() {
        return new RemoveObject(id, uid, true, cause);
    }

    @Override
    public Target target() {
        return Target.object(id.toString());
    }

    @Override
    public String verb() {
        return "remove";
    }

    @Override
    public Weight weight() {
        return Weight.CALL;
    }

    @Override
    public Narration narration() {
        return Narration.of(Resource.object(id.toString()), Status.REMOVING, Status.REMOVED)
                .orRefused();
    }

    @Override
    public Optional<Resource> removes() {
        return Optional.of(Resource.object(id.toString()));
    }

    @Override
    public boolean losesData() {
        return id.kind() == ResourceKind.CLAIM;
    }

    @Override
    public Outcome run(KubernetesContext context) {
        var options = JsonNodeFactory.instance.objectNode();
        // In the foreground, the object stays until its pods are gone, so that it can be waited
        // for.
        options.put("propagationPolicy", keepsPods ? "Orphan" : "Foreground");
        if (!uid.isEmpty()) {
            options.putObject("preconditions").put("uid", uid);
        }
        var answer = context.api().call(ApiRequest.delete(id.in(context.namespace()), options));
        if (!answer.isMissing() && !answer.isConflict()) {
            answer.orThrow();
        }
        return Outcome.DONE;
    }
}
