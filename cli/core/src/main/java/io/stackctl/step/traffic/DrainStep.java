package io.stackctl.step.traffic;

import io.stackctl.event.Status;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import java.util.List;
import java.util.Optional;

/** A step after which containers of one service get no requests any more. */
interface DrainStep extends Step {

    /** Whose containers they are. */
    ServiceName service();

    /** At least one. */
    List<ContainerRef> containers();

    @Override
    default Target target() {
        return containers().size() == 1
                ? Target.container(containers().getFirst().subject())
                : Target.service(service().value());
    }

    @Override
    default String verb() {
        return "drain";
    }

    @Override
    default Weight weight() {
        return Weight.SLOW;
    }

    @Override
    default Narration narration() {
        return new Narration(
                containers().stream().map(ContainerRef::resource).toList(),
                Optional.of(Status.DRAINING),
                Optional.of(Status.DRAINED),
                Status.FAILED);
    }
}
