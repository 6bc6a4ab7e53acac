package io.stackctl.workflow.process;

import io.stackctl.engine.AttachSpec;
import io.stackctl.engine.Containers;
import io.stackctl.engine.StreamSession;
import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.event.Resource;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ContainerName;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.reconcile.OneOff;
import io.stackctl.planner.reconcile.Planner;
import io.stackctl.workflow.Sight;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.change.StackChange;
import io.stackctl.workflow.lifecycle.UpIntent;
import io.stackctl.workflow.lock.ChangeKind;
import io.stackctl.workflow.source.EnvExamples;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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
            return run(change, wanted, request, stdio);
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
                                Optional.empty()));
        if (around.dryRun()) {
            return new Result(name, 0);
        }
        var id =
                around.engine()
                        .containers()
                        .inspect(ContainerName.of(name))
                        .map(detail -> detail.id())
                        .orElseThrow();
        return request.detach() ? detached(id) : attached(change, id, request, stdio);
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

    private Result detached(ContainerId id) {
        around.engine().containers().start(id);
        return new Result(id.value(), 0);
    }

    private Result attached(StackChange change, ContainerId id, RunRequest request, Stdio stdio) {
        var containers = around.engine().containers();
        var handling =
                around.interruption()
                        .handle(
                                () -> containers.kill(id, "SIGINT"),
                                () -> containers.kill(id, "SIGKILL"));
        try (var session = join(containers, id, request);
                // The engine removes the container as soon as it ends: whoever asks for its code
                // then comes too late.
                var removal = request.removeOnExit() ? containers.awaitRemoval(id) : null) {
            start(containers, id, request);
            // What it does may take for ever, and is no change of the stack.
            change.close();
            try (var raw =
                    request.terminal()
                            ? stdio.raw((c, r) -> containers.resizeTerminal(id, c, r))
                            : noRaw()) {
                JoinedProcess.pump(session, stdio, raw != null && request.interactive());
            }
            return new Result(id.value(), removal == null ? containers.await(id) : removal.code());
        } finally {
            handling.close();
        }
    }

    private static StreamSession join(Containers containers, ContainerId id, RunRequest request) {
        var spec = new AttachSpec(request.interactive(), request.terminal(), false);
        return orRemoved(containers, id, request, () -> containers.attach(id, spec));
    }

    /** What is not started cannot remove itself when it ends. */
    private static <T> T orRemoved(
            Containers containers, ContainerId id, RunRequest request, Supplier<T> call) {
        try {
            return call.get();
        } catch (StackException e) {
            if (request.removeOnExit()) {
                remove(containers, id, e);
            }
            throw e;
        }
    }

    // What went wrong first is what the user has to hear of.
    private static void remove(Containers containers, ContainerId id, StackException cause) {
        try {
            containers.remove(id, true);
        } catch (StackException e) {
            cause.addSuppressed(e);
        }
    }

    private static Stdio.Raw noRaw() {
        return () -> {};
    }

    private static void start(Containers containers, ContainerId id, RunRequest request) {
        orRemoved(
                containers,
                id,
                request,
                () -> {
                    containers.start(id);
                    return id;
                });
    }

    private static String slug() {
        var bytes = new byte[SLUG_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
