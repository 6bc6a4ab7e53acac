package io.stackctl.planner.image;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.service.Mount;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import io.stackctl.state.ObservedStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The images that a service mounts, each by its name or by that of the service it is made for. */
public final class MountedImages {

    private static final String VOLUMES = "volumes";
    private static final String SOURCE = "source";

    private MountedImages() {}

    /** Every name that the images which the services of a stack mount may have on the engine. */
    public static List<String> names(Stack stack) {
        var names = new TreeSet<String>();
        for (var service : stack.services()) {
            for (var mount : of(service)) {
                var source = mount.image().value();
                names.add(source);
                imageOfService(stack, source).ifPresent(names::add);
            }
        }
        return List.copyOf(names);
    }

    /** The same stack, with images in place of services that are meant by their names. */
    public static Stack named(Stack stack, ObservedStack observed) {
        var services = new ArrayList<Service>();
        for (var service : stack.services()) {
            services.add(named(stack, observed, service));
        }
        return stack.withServices(services);
    }

    /** The same service, with images in place of services that are meant by their names. */
    public static Service named(Stack stack, ObservedStack observed, Service service) {
        if (of(service).isEmpty()
                || !(service.definition().get(VOLUMES) instanceof Sequence volumes)) {
            return service;
        }
        var mounts = new ArrayList<Node>();
        for (var node : volumes.items()) {
            mounts.add(
                    node instanceof Mapping mount && mount.text("type", "").equals("image")
                            ? named(stack, observed, mount)
                            : node);
        }
        return new Service(
                service.name(),
                service.definition().with(VOLUMES, new Sequence(mounts, volumes.location())));
    }

    private static Mapping named(Stack stack, ObservedStack observed, Mapping mount) {
        var source = mount.text(SOURCE, "");
        return observed.image(source).isPresent()
                ? mount
                : imageOfService(stack, source)
                        .map(image -> mount.with(SOURCE, new Scalar.Text(image, mount.location())))
                        .orElse(mount);
    }

    private static Optional<String> imageOfService(Stack stack, String source) {
        return stack.definedServices().stream()
                .filter(service -> service.name().value().equals(source))
                .findFirst()
                .map(service -> stack.imageOf(service).value());
    }

    /** The images in the order of the definition. */
    public static List<Mount.Image> of(Service service) {
        var images = new ArrayList<Mount.Image>();
        for (var mount : service.storage().mounts()) {
            if (mount instanceof Mount.Image image) {
                images.add(image);
            }
        }
        return images;
    }

    /**
     * What a container's label says of them: {@code /target=sha256:…}, sorted and joined by commas.
     *
     * @param service one whose mounts name images
     * @return empty where the engine lacks one of them; an empty text where there are none
     */
    public static Optional<String> digests(ObservedStack observed, Service service) {
        var digests = new TreeSet<String>();
        for (var mount : of(service)) {
            var image = observed.image(mount.image().value());
            if (image.isEmpty()) {
                return Optional.empty();
            }
            digests.add(mount.target() + "=" + image.get().contentDigest(""));
        }
        return Optional.of(String.join(",", digests));
    }
}
