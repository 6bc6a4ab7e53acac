package io.stackctl.workflow.files;

import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.files.Reason;
import io.stackctl.model.Order;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedContainer;
import io.stackctl.workflow.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** Copies files into and out of the containers of a service. */
public final class Copy {

    private final Surroundings around;
    private final Path folder;
    private final InputStream in;
    private final OutputStream out;

    /**
     * Creates it.
     *
     * @param folder where relative paths of this machine start
     * @param in the tar stream that {@code -} reads
     * @param out where {@code -} writes one
     */
    public Copy(Surroundings around, Path folder, InputStream in, OutputStream out) {
        this.around = around;
        this.folder = folder;
        this.in = in;
        this.out = out;
    }

    /**
     * Runs it: {@code web:/etc/hosts} is a path in a container, anything else one of this machine.
     */
    public void run(StackName stack, String from, String to, Options options) {
        CopyPaths source = CopyPaths.of(from);
        CopyPaths target = CopyPaths.of(to);
        if (source.inContainer() && target.inContainer()) {
            throw CopyPaths.refused("copying between services is not supported");
        }
        if (!source.inContainer() && !target.inContainer()) {
            throw CopyPaths.refused("unknown copy direction");
        }
        boolean inward = target.inContainer();
        List<ObservedContainer> containers =
                containers(stack, inward ? target.service() : source.service(), options);
        for (ObservedContainer container : inward ? containers : containers.subList(0, 1)) {
            String way = source.in(container.name()) + " to " + target.in(container.name());
            tell(container, Status.COPYING, way);
            if (!around.dryRun()) {
                copy(container.id(), source, target, options);
            }
            tell(container, Status.COPIED, way);
        }
    }

    private void copy(ContainerId container, CopyPaths source, CopyPaths target, Options options) {
        try {
            if (target.inContainer()) {
                new CopyIn(around, folder, in).run(container, source, target, options);
            } else {
                new CopyOut(around, folder, out).run(container, source, target, options);
            }
        } catch (IOException failed) {
            throw new StackException(
                    new Failure.OperationFailed("cannot copy: " + Reason.of(failed)), failed);
        }
    }

    private List<ObservedContainer> containers(StackName stack, String service, Options options) {
        List<ObservedContainer> found =
                around.engine().containers().ofStack(stack, true).stream()
                        .filter(container -> container.service().value().equals(service))
                        .filter(container -> options.all() || !container.oneOff())
                        .filter(container ->
                                options.index().isEmpty()
                                        || container.number().equals(options.index()))
                        .sorted(Order.by(container -> container.number().orElse(Integer.MAX_VALUE)))
                        .toList();
        if (found.isEmpty()) {
            throw CopyPaths.refused("no container found for service \"" + service + "\"");
        }
        return found;
    }

    private void tell(ObservedContainer container, Status status, String way) {
        around.events()
                .accept(
                        new Event.ResourceChanged(
                                Resource.container(container.name()), status, way));
    }

    /**
     * How to copy.
     *
     * @param index the container's number; empty for all, or the lowest when copying out
     * @param all whether one-off containers count too
     * @param archive whether owners are kept
     * @param followLinks whether a symbolic link means what it points to
     */
    public record Options(OptionalInt index, boolean all, boolean archive, boolean followLinks) {}
}
