package io.stackctl.swarm.action;

import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.swarm.state.ObservedService;
import java.util.Optional;

/** Removes a service; its tasks end by themselves. */
public record RemoveService(ObservedService service, String cause) implements SwarmAction {

    @Override
    public Target target() {
        return Target.service(name().value());
    }

    private ServiceName name() {
        return service.name();
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
        return Narration.of(resource(), Status.REMOVING, Status.REMOVED);
    }

    private Resource resource() {
        return Resource.service(service.spec().text("Name"));
    }

    @Override
    public Optional<Resource> removes() {
        return Optional.of(resource());
    }

    @Override
    public Outcome run(SwarmContext context) {
        return Removal.of(context, "/services/", service.id());
    }
}
