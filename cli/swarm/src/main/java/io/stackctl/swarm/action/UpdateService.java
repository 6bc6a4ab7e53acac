package io.stackctl.swarm.action;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.json.Json;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.swarm.state.ObservedService;
import java.util.Optional;

/**
 * Changes what a service is to be.
 *
 * @param before as it was when this was planned: a change by somebody else since then is not undone
 * @param spec the body, without the ids of configs and secrets; empty to go back to the one before
 * @param registryAuth whether the machines get the user's login, to pull with
 */
public record UpdateService(ObservedService before, Json spec, boolean registryAuth, String cause)
        implements SwarmAction {

    /** Goes back to what the service was to be before its last change. */
    public static UpdateService back(ObservedService before) {
        return new UpdateService(before, Json.emptyObject(), false, "asked for");
    }

    @Override
    public Optional<ServiceName> bringsImageTo() {
        boolean same = spec.isEmpty() || SpecIds.image(spec).equals(before.image());
        return same ? Optional.empty() : Optional.of(service());
    }

    private ServiceName service() {
        return before.name();
    }

    @Override
    public Target target() {
        return Target.service(service().value());
    }

    @Override
    public String verb() {
        return spec.isEmpty() ? "rollback" : "update";
    }

    @Override
    public Weight weight() {
        return Weight.CALL;
    }

    @Override
    public Narration narration() {
        return Narration.of(
                        Resource.service(before.spec().text("Name")),
                        Status.UPDATING,
                        Status.UPDATED)
                .orRefused();
    }

    @Override
    public Outcome run(SwarmContext context) {
        var path = "/services/" + ApiCall.segment(before.id());
        new NumberedChange(context.api(), path, before.spec(), "service \"" + service() + "\"")
                .make(before.version(), number -> update(context, path, number));
        return Outcome.DONE;
    }

    private void update(SwarmContext context, String path, long number) {
        var call = ApiCall.post(path + "/update").query("version", number);
        if (spec.isEmpty()) {
            call.query("rollback", "previous").body(before.spec());
        } else {
            call.body(SpecIds.fill(spec, context));
        }
        if (registryAuth) {
            call.header("X-Registry-Auth", context.login(SpecIds.image(spec)));
        }
        for (var warning : context.api().object(call, made -> made.texts("Warnings"))) {
            context.warn(warning);
        }
    }
}
