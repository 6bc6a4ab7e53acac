package io.stackctl.planner.image;

import io.stackctl.model.HashLevel;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.build.ImageSources;
import io.stackctl.step.image.NewImage;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The images of services, for a builder that makes all of them in one go. */
public final class ServiceImages {

    private final Stack stack;
    private final Map<String, Service> buildable = new TreeMap<>();
    private final Map<String, Service> wanted = new TreeMap<>();

    private ServiceImages(Stack stack) {
        this.stack = stack;
        stack.builtServices().forEach(service -> buildable.put(service.name().value(), service));
    }

    /**
     * What is built for the services of a stack that have a build section and for those whose
     * images are their named contexts, sorted by service.
     *
     * @param sources what the Dockerfiles say; {@link ImageSources#NONE} where they are not read
     * @param level whose images they are to be: an image with another label is another image
     */
    public static Collection<NewImage> of(
            Stack stack, ImageSources sources, BuildChoices choices, HashLevel level) {
        var images = new NewImages(stack, sources, choices, level);
        return new ServiceImages(stack)
                .select().stream()
                        .map(service -> images.ofService(service, service.build().orElseThrow()))
                        .toList();
    }

    private Collection<Service> select() {
        var open = new ArrayDeque<>(stack.services());
        while (!open.isEmpty()) {
            var service = open.remove();
            if (service.build().isEmpty() || wanted.put(service.name().value(), service) != null) {
                continue;
            }
            for (var context : service.build().get().serviceContexts()) {
                var other = buildable.get(context.value());
                if (other != null) {
                    open.add(other);
                }
            }
        }
        return wanted.values();
    }
}
