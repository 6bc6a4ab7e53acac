package io.stackctl.kubernetes.action;

import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.kubernetes.client.ApiAnswer;
import io.stackctl.kubernetes.client.ApiRequest;
import io.stackctl.kubernetes.state.ObjectName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import tools.jackson.databind.JsonNode;

/**
 * Changes a part of a workload, whatever its definition says: until that is applied the next time.
 *
 * @param verb such as {@code scale}
 * @param part an object to merge, or a list of steps
 */
public record PatchWorkload(ObjectName id, String verb, JsonNode part, String cause)
        implements KubernetesAction {

    @Override
    public Target target() {
        return Target.object(id.toString());
    }

    @Override
    public Weight weight() {
        return Weight.CALL;
    }

    @Override
    public Narration narration() {
        return Narration.of(Resource.object(id.toString()), Status.UPDATING, Status.UPDATED)
                .orRefused();
    }

    @Override
    public Outcome run(KubernetesContext context) {
        var path = id.in(context.namespace());
        ApiAnswer answer =
                context.api()
                        .call(
                                part.isArray()
                                        ? ApiRequest.patch(path, part)
                                        : ApiRequest.merge(path, part));
        context.changed().add(id, answer.orThrow());
        return Outcome.DONE;
    }
}
