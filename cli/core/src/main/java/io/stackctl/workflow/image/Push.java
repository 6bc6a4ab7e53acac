package io.stackctl.workflow.image;

import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.workflow.Surroundings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** {@code push}: sends the images of services that are built and named to their registries. */
public final class Push {

    private final Surroundings around;

    public Push(Surroundings around) {
        this.around = around;
    }

    /**
     * Does it.
     *
     * @param stack the selected services
     * @param ignoreFailures whether a failure is told only
     * @return the references that were sent
     * @throws StackException for the first failure
     */
    public List<String> run(Stack stack, boolean ignoreFailures) {
        var pushed = new ArrayList<String>();
        for (var service : stack.services()) {
            var references = references(service);
            if (references.isEmpty()) {
                tell(service, Status.SKIPPED, "");
            }
            for (var reference : references) {
                if (push(service, reference, ignoreFailures)) {
                    pushed.add(reference);
                }
            }
        }
        return pushed;
    }

    private static List<String> references(Service service) {
        if (service.build().isEmpty() || service.image().isEmpty()) {
            return List.of();
        }
        var references = new LinkedHashSet<String>();
        references.add(service.image().get().value());
        references.addAll(service.build().get().tags());
        return List.copyOf(references);
    }

    private boolean push(Service service, String reference, boolean ignoreFailures) {
        tell(service, Status.PUSHING, "");
        try {
            if (!around.dryRun()) {
                around.engine()
                        .images()
                        .push(
                                reference,
                                (part, status, current, total) ->
                                        around.events()
                                                .accept(
                                                        new Event.TransferProgress(
                                                                resource(service),
                                                                part,
                                                                status,
                                                                current,
                                                                total)));
            }
            tell(service, Status.PUSHED, "");
            return true;
        } catch (StackException e) {
            tell(service, Status.FAILED, e.failure().words());
            if (!ignoreFailures) {
                throw e;
            }
            return false;
        }
    }

    private static Resource resource(Service service) {
        return Resource.service(service.name().value());
    }

    private void tell(Service service, Status status, String detail) {
        around.events().accept(new Event.ResourceChanged(resource(service), status, detail));
    }
}
