package io.stackctl.workflow;

import io.stackctl.engine.Engine;
import io.stackctl.engine.ObservationScope;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.planner.image.MountedImages;
import io.stackctl.state.ObservedStack;
import java.util.Set;
import java.util.TreeSet;

/** Takes the snapshot that a definition needs. */
public final class StackObservation {

    private StackObservation() {}

    /**
     * The same of a stack that is going to be changed.
     *
     * @throws io.stackctl.failure.StackException when a deployment has it
     */
    public static ObservedStack forChange(Surroundings around, Stack stack) {
        return LockGate.pass(around, stack.name(), () -> of(around.engine(), stack));
    }

    /**
     * Everything with the stack's label, and the networks, volumes and images that the definition
     * names.
     */
    public static ObservedStack of(Engine engine, Stack stack) {
        var networks = new TreeSet<String>();
        stack.networks().forEach(network -> networks.add(network.name().value()));
        var volumes = new TreeSet<String>();
        stack.volumes().forEach(volume -> volumes.add(volume.name().value()));
        var images = new TreeSet<String>();
        stack.services().stream()
                .filter(service -> service.provider().isEmpty())
                .forEach(service -> images.addAll(imagesOf(stack, service)));
        images.addAll(MountedImages.names(stack));
        stack.builtServices().forEach(service -> images.add(stack.imageOf(service).value()));
        stack.extension().baseImages().forEach(base -> images.add(base.name().value()));
        return engine.observe(
                stack.name(), new ObservationScope(networks, volumes, images, Set.of(), true));
    }

    private static Set<String> imagesOf(Stack stack, Service service) {
        var images = new TreeSet<String>();
        images.add(stack.imageOf(service).value());
        service.initImages().forEach(image -> images.add(image.value()));
        return images;
    }
}
