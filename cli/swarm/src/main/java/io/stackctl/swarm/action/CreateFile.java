package io.stackctl.swarm.action;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.event.Status;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.swarm.spec.FileSpec;

/** Creates a config or a secret; what is in it never changes. */
public record CreateFile(FileSpec file, String name, String cause) implements SwarmAction {

    @Override
    public Target target() {
        return FileWords.target(file.kind(), name);
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
        return Narration.of(FileWords.resource(file.kind(), name), Status.CREATING, Status.CREATED);
    }

    @Override
    public Outcome run(SwarmContext context) {
        var call =
                ApiCall.post("/" + file.kind().path() + "/create")
                        .body(file.creation(context.stack(), name));
        var id = context.api().object(call, made -> made.required("ID"));
        var known = file.kind() == FileSpec.Kind.CONFIG ? context.configs() : context.secrets();
        known.put(name, id);
        return Outcome.DONE;
    }
}
