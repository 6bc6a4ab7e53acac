package io.stackctl.step;

import io.stackctl.event.Resource;
import io.stackctl.plan.Target;

/** A step about one container. */
public interface ContainerStep extends Step {

    /** The container; its id may not be known before an earlier step is done. */
    ContainerRef container();

    @Override
    default Target target() {
        return Target.container(container().subject());
    }

    /** What is told of it, by the name that users know it by. */
    default Resource resource() {
        return container().resource();
    }
}
