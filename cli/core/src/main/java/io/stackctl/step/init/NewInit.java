package io.stackctl.step.init;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ImageName;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.InitStep;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.network.Endpoint;
import java.util.List;
import java.util.Map;

/**
 * A container to run a {@code pre_start} step in.
 *
 * @param service that starts afterwards
 * @param index of the step among those of the service, from 0
 * @param image the reference to create it from
 * @param donor the container of the service whose volumes it has, all of them, at the same paths
 * @param endpoints the networks of the service; empty with a network mode
 * @param peers the containers of the service that the network mode names, if it names one
 */
public record NewInit(
        Stack stack,
        Service service,
        int index,
        InitStep step,
        ImageName image,
        ContainerRef donor,
        List<Endpoint> endpoints,
        Map<ServiceName, List<ContainerRef>> peers) {

    public NewInit {
        endpoints = List.copyOf(endpoints);
        peers = Map.copyOf(peers);
    }

    /** Where it stands in the definition, such as {@code pre_start[0]}. */
    String place() {
        return "pre_start[" + index + "]";
    }

    /** How messages call it, such as {@code service "web" pre_start[0]}. */
    String subject() {
        return "service \"" + service.name() + "\" " + place();
    }
}
