package io.stackctl.workflow.process;

import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.event.Resource;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ContainerName;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.reconcile.OneOff;
import io.stackctl.planner.reconcile.Planner;
import io.stackctl.workflow.Sight;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.change.StackChange;
import io.stackctl.workflow.lifecycle.UpIntent;
import io.stackctl.workflow.lock.ChangeKind;
import io.stackctl.workflow.models.Models;
import io.stackctl.workflow.provider.Gifts;
import io.stackctl.workflow.source.EnvExamples;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** {@code run}: runs one command in a new container of a service. */
public final class Run {

    private static final int SLUG_BYTES = 32;
    private static final int SLUG_IN_NAME = 12;

    private final Surroundings around;

    public Run(Surroundings around) {
        this.around = around;
    }

    /**
     * How it went.
     *
     * @param container the id of the container
     * @param exitCode 0 for one that goes on in the background
     */
    public record Result(String container, int exitCode) {}

    /**
     * Runs it.
     *
     * @param stack the service with what it depends on
     * @throws StackException when the container cannot be made or started
     */
    public Result run(Stack stack, RunRequest request, Stdio stdio) {
        Sight.requireServices(stack, List.of(request.service()));
        if (request.dependencies()) {
            Planner.requirePossible(
                    without(stack, request.service()), request.up().wanted().nameSeparator());
        }
        try (var change = StackChange.begin(around, stack.name(), ChangeKind.RUN)) {
            var wanted = request.dependencies() ? stack : alone(stack, request.service());
            return run(change, Models.provide(around, wanted, true), request, stdio);
        }
    }

    private Result run(StackChange change, Stack stack, RunRequest request, Stdio stdio) {
        new EnvExamples(around).provide(stack);
        var slug = slug();
        var name = request.name().orElseGet(() -> nameOf(stack, request.service(), slug));
        change.telling(othersThan(name))
                .run(
                        new UpIntent(
                                around,
                                stack,
                                request.up(),
                                (wanted, observed, options, supplies) ->
                                        Planner.planOneOff(
                                                wanted,
                                                observed,
                                                options,
                                                supplies,
                                                oneOff(wanted, request, name, slug)),
                                Optional.empty(),
                                new Gifts()));
        if (around.dryRun()) {
            return new Result(name, 0);
        }
        var id =
                around.engine()
                        .containers()
                        .inspect(ContainerName.of(name))
                        .map(detail -> detail.id())
                        .orElseThrow();
        var hooks = new OneOffHooks(around, stack, request.service());
        if (request.detach()) {
            around.engine().containers().start(id);
            hooks.run(id, name);
            return new Result(id.value(), 0);
        }
        int code =
                new JoinedOneOff(around, stack.name(), request, id)
                        .run(
                                () -> {
                                    hooks.begin(id, name);
                                    // What it does may take for ever, and changes no stack.
                                    change.close();
                                },
                                stdio);
        if (code == 0) {
            hooks.await();
        }
        return new Result(id.value(), code);
    }

    private static String nameOf(Stack stack, ServiceName service, String slug) {
        return stack.name() + "-" + service + "-run-" + slug.substring(0, SLUG_IN_NAME);
    }

    private OneOff oneOff(Stack stack, RunRequest request, String name, String slug) {
        var service = stack.service(request.service()).orElseThrow();
        return new OneOff(
                OneOffService.of(service, request, around.settings()),
                name,
                slug,
                request.serviceAliases(),
                request.interactive() && !request.detach(),
                request.removeOnExit());
    }

    private static Stack alone(Stack stack, ServiceName service) {
        return stack.withServices(
                stack.services().stream().filter(s -> s.name().equals(service)).toList());
    }

    private static Stack without(Stack stack, ServiceName service) {
        return stack.withServices(
                stack.services().stream().filter(s -> !s.name().equals(service)).toList());
    }

    /** Of its container, {@code run} tells what the program in it writes, as Compose does. */
    private EventSink othersThan(String container) {
        var own = Resource.container(container);
        return event -> {
            if (!(event instanceof Event.ResourceChanged change)
                    || !change.resource().equals(own)) {
                around.events().accept(event);
            }
        };
    }

    private static String slug() {
        var bytes = new byte[SLUG_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
