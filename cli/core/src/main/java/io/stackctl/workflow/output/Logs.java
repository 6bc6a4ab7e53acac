package io.stackctl.workflow.output;

import io.stackctl.event.Event;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.LogNames;
import io.stackctl.state.ObservedContainer;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.ReaderThreads;
import io.stackctl.workflow.Sight;
import io.stackctl.workflow.Surroundings;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * {@code logs}: shows what containers wrote and, following, what they write. Lines are told as
 * events.
 */
public final class Logs {

    private final Surroundings around;

    public Logs(Surroundings around) {
        this.around = around;
    }

    /**
     * Shows them; returns when all is shown or, following, when all containers have ended.
     *
     * @throws StackException for a service that does not exist; {@link Failure.Interrupted} when
     *     the user ends it
     */
    public void run(FoundStack found, LogRequest request) {
        Sight.requireServices(found, request.services());
        if (request.follow()) {
            follow(found, request);
        } else {
            show(found, request);
        }
    }

    private static boolean isWanted(
            FoundStack found, ObservedContainer container, LogRequest request) {
        if (request.index().isPresent() && !container.number().equals(request.index())) {
            return false;
        }
        return services(found, request).map(s -> s.contains(container.service())).orElse(true);
    }

    /** Empty where every service of the engine's is meant. */
    private static Optional<Set<ServiceName>> services(FoundStack found, LogRequest request) {
        if (!request.services().isEmpty()) {
            return Optional.of(request.services());
        }
        return switch (found) {
            case FoundStack.Named named -> Optional.empty();
            case FoundStack.Defined defined -> {
                var shown = new HashSet<ServiceName>();
                defined.stack().services().stream()
                        .filter(Service::attach)
                        .map(Service::name)
                        .forEach(shown::add);
                yield Optional.of(shown);
            }
        };
    }

    private void show(FoundStack found, LogRequest request) {
        var readers = new ReaderThreads(() -> {});
        for (var container : around.engine().containers().ofStack(found.name(), true)) {
            if (!container.oneOff() && isWanted(found, container, request)) {
                readers.start("log", () -> show(found, container, request));
            }
        }
        try {
            readers.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        }
    }

    private void show(FoundStack found, ObservedContainer container, LogRequest request) {
        var source =
                LogNames.of(
                        found.name(), container.service(), container.number(), container.name());
        try {
            around.engine()
                    .containers()
                    .logs(
                            container.id(),
                            request.query(),
                            line ->
                                    around.events()
                                            .accept(
                                                    new Event.LogLine(
                                                            source,
                                                            line.stream(),
                                                            line.text(),
                                                            line.timestamp())));
        } catch (StackException e) {
            // A container that is gone, or whose driver keeps no log, has nothing to show.
            if (!(e.failure() instanceof Failure.EngineFailure failure) || !failure.isRefusal()) {
                throw e;
            }
            around.events().accept(new Event.Warning(source + ": " + e.failure().message()));
        }
    }

    private void follow(FoundStack found, LogRequest request) {
        var choice =
                services(found, request)
                        .map(services -> LogChoice.of(services, services, request.query()))
                        .orElseGet(() -> LogChoice.ofAll(request.query()))
                        .of(request.index());
        try (var foreground = new Foreground(around, found.name(), choice, (service, code) -> {})) {
            foreground.open();
            for (var container : foreground.containers()) {
                if (isWanted(found, container, request)) {
                    foreground.attach(container);
                }
            }
            foreground.listen();
            foreground.complete(Set.of());
            var interrupted = new AtomicBoolean();
            Runnable end =
                    () -> {
                        interrupted.set(true);
                        foreground.end();
                    };
            var handling = around.interruption().handle(end, end);
            try {
                foreground.awaitEnd();
            } finally {
                handling.close();
            }
            if (interrupted.get()) {
                throw new StackException(new Failure.Interrupted());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        }
    }
}
