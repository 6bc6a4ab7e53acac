package io.stackctl.swarm.action;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;

/**
 * Says whether a machine is to have tasks.
 *
 * @param version the number that it had when this was planned
 * @param spec what the machine was to be then
 * @param availability {@code active} or {@code drain}
 */
public record ChangeNode(String id, String name, long version, Json spec, String availability)
        implements SwarmAction {

    @Override
    public Target target() {
        return Target.stack();
    }

    @Override
    public String verb() {
        return availability;
    }

    @Override
    public String cause() {
        return "asked for";
    }

    @Override
    public Weight weight() {
        return Weight.CALL;
    }

    @Override
    public Narration narration() {
        return Narration.of(Resource.node(name), Status.UPDATING, Status.UPDATED).orRefused();
    }

    @Override
    public Outcome run(SwarmContext context) {
        var path = "/nodes/" + ApiCall.segment(id);
        var body = new JsonBuilder().putAll(spec).put("Availability", availability).build();
        new NumberedChange(context.api(), path, spec, "node \"" + name + "\"")
                .make(
                        version,
                        number ->
                                context.api()
                                        .run(
                                                ApiCall.post(path + "/update")
                                                        .query("version", number)
                                                        .body(body)));
        return Outcome.DONE;
    }
}
