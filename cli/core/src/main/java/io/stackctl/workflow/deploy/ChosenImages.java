package io.stackctl.workflow.deploy;

import io.stackctl.failure.Failure;
import io.stackctl.failure.Location;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ImageName;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.tree.Scalar;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Images that services have instead of those which their definition names: they are recorded with
 * the revision, and nothing is built for them.
 */
public record ChosenImages(SortedMap<ServiceName, ImageName> byService) {

    public ChosenImages {
        byService = Collections.unmodifiableSortedMap(new TreeMap<>(byService));
    }

    /** Those of a mapping. */
    public static ChosenImages of(Map<ServiceName, ImageName> byService) {
        return new ChosenImages(new TreeMap<>(byService));
    }

    /**
     * The stack with them.
     *
     * @throws StackException for a service that is not in it
     */
    public Stack in(Stack stack) {
        for (var service : byService.keySet()) {
            if (stack.service(service).isEmpty()) {
                throw new StackException(
                        new Failure.InvalidRequest(
                                "no such service: " + service + ", for which an image is given",
                                "`stackctl config --services` lists those that there are; one"
                                        + " that the line does not name is not among those deployed"));
            }
        }
        return stack.withServices(stack.services().stream().map(this::with).toList());
    }

    private Service with(Service service) {
        var image = byService.get(service.name());
        return image == null
                ? service
                : new Service(
                        service.name(),
                        service.definition()
                                .without("build")
                                .with("image", new Scalar.Text(image.value(), Location.NONE)));
    }
}
