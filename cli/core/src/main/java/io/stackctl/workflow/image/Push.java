package io.stackctl.workflow.image;

import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.step.image.LayerEvents;
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
        var references = new LinkedHashSet<String>();
        for (var service : stack.services()) {
            var own = references(service);
            if (own.isEmpty()) {
                tell(Resource.service(service.name().value()), Status.SKIPPED, "");
            }
            references.addAll(own);
        }
        var pushed = new ArrayList<String>();
        for (var reference : references) {
            if (push(reference, ignoreFailures)) {
                pushed.add(reference);
            }
        }
        return pushed;
    }

    private static List<String> references(Service service) {
        if (service.build().isEmpty() || service.image().isEmpty()) {
            return List.of();
        }
        var references = new ArrayList<String>();
        references.add(service.image().get().value());
        references.addAll(service.build().get().tags());
        return references;
    }

    private boolean push(String reference, boolean ignoreFailures) {
        var tag = Resource.tag(reference);
        tell(tag, Status.PUSHING, "");
        try {
            if (!around.dryRun()) {
                around.engine().images().push(reference, LayerEvents.of(tag, around.events()));
            }
            tell(tag, Status.PUSHED, "");
            return true;
        } catch (StackException e) {
            tell(tag, ignoreFailures ? Status.UNAVAILABLE : Status.REFUSED, e.failure().words());
            if (!ignoreFailures) {
                throw e;
            }
            return false;
        }
    }

    private void tell(Resource resource, Status status, String detail) {
        around.events().accept(new Event.ResourceChanged(resource, status, detail));
    }
}
