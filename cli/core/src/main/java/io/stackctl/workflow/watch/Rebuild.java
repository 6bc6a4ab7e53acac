package io.stackctl.workflow.watch;

import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ContainerName;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.PullPolicy;
import io.stackctl.planner.image.BuildChoices;
import io.stackctl.planner.image.ImagePolicy;
import io.stackctl.planner.reconcile.Timing;
import io.stackctl.planner.reconcile.Wanted;
import io.stackctl.state.StackLabels;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.image.Build;
import io.stackctl.workflow.lifecycle.Starts;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import io.stackctl.workflow.provider.Gifts;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds services again while their sources are watched, and replaces their containers. */
final class Rebuild {

    /** What others are made of is not pulled or built again, whatever they want of an up. */
    private static final UpRequest REPLACING =
            new UpRequest(
                    Wanted.DEFAULTS,
                    Timing.DEFAULTS,
                    new ImagePolicy(
                            Optional.of(new PullPolicy.Missing()), ImagePolicy.Build.MISSING),
                    Map.of());

    private final Surroundings around;
    private final Stack stack;
    private final WatchRequest request;
    private final Watching.Upheaval upheaval;
    private final Gifts gifts;

    /**
     * Prepares.
     *
     * @param gifts what programs gave before, which are not asked again
     */
    Rebuild(
            Surroundings around,
            Stack stack,
            WatchRequest request,
            Watching.Upheaval upheaval,
            Gifts gifts) {
        this.around = around;
        this.stack = stack;
        this.request = request;
        this.upheaval = upheaval;
        this.gifts = gifts;
    }

    /**
     * Does it; what they depend on is not built.
     *
     * @throws StackException when a build or a start fails
     */
    void run(Set<ServiceName> services) {
        var names = WatchLog.quoted(services);
        WatchLog.say(around, "Rebuilding service(s) " + names + " after changes were detected...");
        attempt("Build failed. Error: ", () -> build(services));
        WatchLog.say(around, "service(s) " + names + " successfully built");
        attempt("Failed to recreate services after update. Error: ", () -> replace(services));
        if (request.prune()) {
            prune();
        }
    }

    private void attempt(String complaint, Runnable work) {
        try {
            work.run();
        } catch (StackException e) {
            if (!(e.failure() instanceof Failure.Interrupted)) {
                WatchLog.say(around, complaint + e.failure().message());
            }
            throw e;
        }
    }

    private void build(Set<ServiceName> services) {
        var only =
                stack.withServices(
                        stack.services().stream()
                                .filter(service -> services.contains(service.name()))
                                .toList());
        new Build(around.telling(log())).run(only, BuildChoices.NONE, false);
    }

    private EventSink log() {
        return event -> {
            if (!(event instanceof Event.BuildLog log)) {
                around.events().accept(event);
            } else if (!request.quiet()) {
                WatchLog.say(around, log.line().toString());
            }
        };
    }

    private void replace(Set<ServiceName> services) {
        Set<ContainerName> started = Set.of();
        upheaval.begins();
        try {
            started = Starts.of(new Up(around, gifts).run(stack, REPLACING.replacing(services)));
        } finally {
            upheaval.ended(started);
        }
    }

    /** Removes what builds of this stack left without a name. */
    private void prune() {
        var images = around.engine().images();
        for (var image : images.all(StackLabels.ofEverythingIn(stack.name()))) {
            if (image.tags().isEmpty()) {
                // One that something still uses stays, until the next build.
                images.remove(image.id(), false);
            }
        }
    }
}
