package io.stackctl.workflow.image;

import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.model.Stack;
import io.stackctl.plan.Plan;
import io.stackctl.planner.image.PullOptions;
import io.stackctl.planner.image.PullPlanner;
import io.stackctl.step.Step;
import io.stackctl.workflow.StackObservation;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.change.PlanRun;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** {@code pull}: fetches the images of services, each once. */
public final class Pull {

    private final Surroundings around;

    public Pull(Surroundings around) {
        this.around = around;
    }

    /**
     * Does it.
     *
     * @param stack the selected services
     * @return what was fetched
     */
    public Plan<Step> run(Stack stack, PullOptions options) {
        var pulls = PullPlanner.plan(stack, StackObservation.of(around.engine(), stack), options);
        pulls.skipped().forEach(this::tell);
        Set<String> unavailable = new ConcurrentSkipListSet<>();
        EventSink events =
                event -> {
                    if (event instanceof Event.ResourceChanged changed
                            && changed.status() == Status.UNAVAILABLE) {
                        unavailable.add(changed.resource().name());
                    }
                    around.events().accept(event);
                };
        try {
            PlanRun.ofSupplies(around.telling(events), stack.name()).run(pulls.plan());
        } finally {
            hint(stack, unavailable);
        }
        return pulls.plan();
    }

    /** Says how to get what no registry gave. */
    private void hint(Stack stack, Set<String> unavailable) {
        var built =
                stack.services().stream()
                        .filter(service -> service.build().isPresent())
                        .filter(service -> unavailable.contains(stack.imageOf(service).value()))
                        .map(service -> service.name().value())
                        .sorted()
                        .toList();
        if (!built.isEmpty()) {
            around.events()
                    .accept(
                            new Event.Warning(
                                    "WARNING: Some service image(s) must be built from source by"
                                            + " running:\n    stackctl build "
                                            + String.join(" ", built)));
        }
    }

    private void tell(PullPlanner.Skip skip) {
        var resource =
                skip.image()
                        .map(image -> Resource.image(image.value()))
                        .orElseGet(() -> Resource.service(skip.service().value()));
        around.events().accept(new Event.ResourceChanged(resource, Status.SKIPPED, skip.reason()));
    }
}
