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
import java.util.Optional;

/**
 * Creates a service.
 *
 * @param spec its body, without the ids of configs and secrets
 * @param registryAuth whether the machines get the user's login, to pull with
 */
public record CreateService(ServiceName service, Json spec, boolean registryAuth, String cause)
        implements SwarmAction {

    @Override
    public Optional<ServiceName> bringsImageTo() {
        return Optional.of(service);
    }

    @Override
    public Target target() {
        return Target.service(service.value());
    }

    @Override
    public String verb() {
        return "create";
    }

    @Override
    public Weight weight() {
        return Weight.CALL;
    }

    @Override
    public Narration narration() {
        return Narration.of(Resource.service(spec.text("Name")), Status.CREATING, Status.CREATED)
                .orRefused();
    }

    @Override
    public Outcome run(SwarmContext context) {
        var call = ApiCall.post("/services/create").body(SpecIds.fill(spec, context));
        if (registryAuth) {
            call.header("X-Registry-Auth", context.login(SpecIds.image(spec)));
        }
        var warnings = context.api().object(call, made -> made.text("Warning"));
        if (!warnings.isEmpty()) {
            context.warn(warnings);
        }
        return Outcome.DONE;
    }
}
