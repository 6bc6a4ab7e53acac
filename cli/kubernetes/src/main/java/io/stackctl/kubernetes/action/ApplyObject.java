package io.stackctl.kubernetes.action;

import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.kubernetes.client.ApiRequest;
import io.stackctl.kubernetes.state.WantedObject;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;

/**
 * Has an object as it is to be, by server-side apply.
 *
 * @param isNew whether there was none when it was planned
 * @param forced whether fields are taken over that were set in another way
 */
public record ApplyObject(WantedObject wanted, boolean isNew, boolean forced, String cause)
        implements KubernetesAction {

    @Override
    public Target target() {
        return Target.object(wanted.id().toString());
    }

    @Override
    public String verb() {
        return isNew ? "create" : "update";
    }

    @Override
    public Weight weight() {
        return Weight.CALL;
    }

    @Override
    public Narration narration() {
        var resource = Resource.object(wanted.id().toString());
        return isNew
                ? Narration.of(resource, Status.CREATING, Status.CREATED).orRefused()
                : Narration.of(resource, Status.UPDATING, Status.UPDATED).orRefused();
    }

    @Override
    public Outcome run(KubernetesContext context) {
        var path = wanted.id().in(context.namespace());
        var answer = context.api().call(ApiRequest.apply(path, wanted.json(), forced, false));
        context.changed().add(wanted.id(), answer.orThrow());
        return Outcome.DONE;
    }
}
