package io.stackctl.planner.reconcile;

import io.stackctl.model.Service;
import io.stackctl.step.ContainerRef;

/**
 * A container that {@code run} makes of a service, beside its replicas.
 *
 * @param service the service with the user's changes applied
 * @param containerName its name, such as {@code shop-web-run-3f2a…}
 * @param slug 64 hexadecimal digits that tell it from others
 * @param serviceAliases whether others find it by the service's name
 * @param interactive whether its standard input is joined
 * @param removeOnExit whether the engine removes it when it ends
 */
public record OneOff(
        Service service,
        String containerName,
        String slug,
        boolean serviceAliases,
        boolean interactive,
        boolean removeOnExit) {

    /** What later calls know it by. */
    public ContainerRef.Planned ref() {
        return new ContainerRef.Planned(containerName, containerName, containerName);
    }
}
