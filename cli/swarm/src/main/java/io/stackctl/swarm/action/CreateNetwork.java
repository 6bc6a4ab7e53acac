package io.stackctl.swarm.action;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.json.Json;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;

/** Creates a network that spans the machines. */
public record CreateNetwork(String name, Json body, String cause) implements SwarmAction {

    @Override
    public Target target() {
        return Target.network(name);
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
        return Narration.of(Resource.network(name), Status.CREATING, Status.CREATED);
    }

    @Override
    public Outcome run(SwarmContext context) {
        context.api()
                .object(ApiCall.post("/networks/create").body(body), made -> made.required("Id"));
        return Outcome.DONE;
    }
}
