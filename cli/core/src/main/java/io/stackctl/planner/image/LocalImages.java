package io.stackctl.planner.image;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ImageName;
import io.stackctl.state.ObservedImage;
import io.stackctl.state.ObservedStack;
import java.util.Optional;

/** The images on the engine that services can run, each on its platform. */
record LocalImages(Stack stack, ObservedStack observed) {

    /** The image, unless it is for another platform than the service is. */
    Optional<ObservedImage> of(Service service, ImageName image) {
        return observed.image(image.value())
                .filter(found -> found.isFor(stack.platformOf(service)));
    }

    /** Why there is none. */
    String absence(Service service, ImageName image) {
        return observed.image(image.value()).isEmpty()
                ? "not found"
                : "not for " + stack.platformOf(service);
    }
}
