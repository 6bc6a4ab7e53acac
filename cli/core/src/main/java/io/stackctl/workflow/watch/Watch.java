package io.stackctl.workflow.watch;

import io.stackctl.event.Event;
import io.stackctl.failure.Failure;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.Location;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.tree.Scalar;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lock.WatchLock;
import io.stackctl.workflow.provider.Gifts;
import java.util.List;

/** {@code watch}: takes changed files over into what runs, until the user ends it. */
public final class Watch {

    private static final String NOTHING = "none of the selected services is configured for watch, ";

    private final Surroundings around;
    private final Gifts gifts = new Gifts();

    public Watch(Surroundings around) {
        this.around = around;
    }

    /**
     * Does it; only an interrupt ends it.
     *
     * @param stack the selected services with what they depend on
     * @throws StackException {@link Failure.Interrupted} in the end, or when nothing is watched
     */
    public void run(Stack stack, WatchRequest request) {
        var rules = rules(around, stack, "consider setting a 'develop' section");
        if (around.dryRun()) {
            bringUp(stack, request);
            around.events()
                    .accept(
                            new Event.Note(
                                    "end of 'compose watch' output, interactive run is not supported in dry-run mode"));
            return;
        }
        try (var _ = WatchLock.take(around, stack.name());
                var watching =
                        new Watching(
                                around, stack, rules, request, Watching.Upheaval.UNHEARD, gifts)) {
            bringUp(stack, request);
            try (var _ = around.interruption().handle(watching::close, watching::close)) {
                watching.run();
            }
        }
        throw new StackException(new Failure.Interrupted());
    }

    /**
     * What is watched.
     *
     * @param advice what to say when nothing is
     */
    static List<WatchedPath> rules(Surroundings around, Stack stack, String advice) {
        var rules =
                WatchedPaths.of(
                        stack, warning -> around.events().accept(new Event.Warning(warning)));
        if (rules.isEmpty()) {
            throw new StackException(new InvalidRequest(NOTHING + advice));
        }
        return rules;
    }

    private void bringUp(Stack stack, WatchRequest request) {
        var fresh = stack.withServices(stack.services().stream().map(Watch::alwaysBuilt).toList());
        request.up().ifPresent(up -> new Up(around, gifts).run(fresh, up));
    }

    /** What runs must be what is in the sources, or the first sync would meet something older. */
    private static Service alwaysBuilt(Service service) {
        return service.build().isPresent() && !service.watchRules().isEmpty()
                ? new Service(
                        service.name(),
                        service.definition()
                                .with("pull_policy", new Scalar.Text("build", Location.NONE)))
                : service;
    }
}
