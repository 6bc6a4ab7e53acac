package io.stackctl.workflow;

import io.stackctl.model.ServiceName;
import io.stackctl.model.Stack;
import java.util.List;

/**
 * Builds the images of services and whatever they stand on, in the order that follows from their
 * Dockerfiles.
 */
@FunctionalInterface
public interface ImageBuilding {

    /**
     * Builds them.
     *
     * @param services those to build, sorted; each has a build section
     */
    void build(Stack stack, List<ServiceName> services);
}
