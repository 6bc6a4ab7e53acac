package io.stackctl.swarm.action;

import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.swarm.spec.FileSpec.Kind;
import java.util.Optional;

/** Removes a config or a secret that nothing uses. */
public record RemoveFile(Kind kind, String id, String name, String cause) implements SwarmAction {

    @Override
    public Target target() {
        return FileWords.target(kind, name);
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
        return Narration.of(FileWords.resource(kind, name), Status.REMOVING, Status.REMOVED);
    }

    @Override
    public Optional<Resource> removes() {
        return Optional.of(FileWords.resource(kind, name));
    }

    @Override
    public Outcome run(SwarmContext context) {
        return Removal.of(context, "/" + kind.path() + "/", id);
    }
}
