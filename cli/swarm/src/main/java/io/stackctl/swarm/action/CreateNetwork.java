package io.stackctl.swarm.action;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.json.Json;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.StackException;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import java.time.Duration;
import java.time.Instant;

/** Creates a network that spans the machines. */
public record CreateNetwork(String name, Json body, String cause) implements SwarmAction {

    private static final int NAME_TAKEN = 409;

    /** Tasks are killed after 10 s, unless their service says something else. */
    private static final Duration LEAVING = Duration.ofSeconds(60);

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

    /**
     * The name is taken as long as tasks end that used a network of this name, which was removed
     * before: whoever removes a stack and brings it back at once meets that.
     */
    @Override
    public Outcome run(SwarmContext context) {
        var until = Instant.now().plus(LEAVING);
        while (!isCreated(context, until)) {
            context.tasks().pause();
        }
        return Outcome.DONE;
    }

    private boolean isCreated(SwarmContext context, Instant until) {
        try {
            var call = ApiCall.post("/networks/create").body(body);
            context.api().object(call, made -> made.required("Id"));
            return true;
        } catch (StackException refused) {
            if (refused.failure() instanceof EngineFailure failure
                    && failure.status() == NAME_TAKEN
                    && until.isAfter(Instant.now())) {
                return false;
            }
            throw refused;
        }
    }
}
