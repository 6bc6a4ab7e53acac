package io.stackctl.workflow.view;

import io.stackctl.engine.ContainerEvent;
import io.stackctl.failure.StackException;
import io.stackctl.live.EventFeed;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.state.StackLabels;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Sight;
import io.stackctl.workflow.Surroundings;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Tells what happens to the containers of a stack. */
public final class Events {

    private final Surroundings around;

    public Events(Surroundings around) {
        this.around = around;
    }

    /**
     * Runs until {@code until}, or until the user has had enough.
     *
     * @param since replays from then
     * @param listener takes each one; one-off containers are left out
     * @throws StackException when a service is named that the definition does not have
     */
    public void run(
            FoundStack stack,
            Set<ServiceName> services,
            Optional<Instant> since,
            Optional<Instant> until,
            Consumer<Happening> listener) {
        // Nothing would ever happen to one that is misspelt.
        Sight.requireServices(stack, services);
        try (var feed = new EventFeed(around.engine(), stack.name(), since, until)) {
            feed.open();
            for (var event = feed.next(); event.isPresent(); event = feed.next()) {
                tell(event.get(), services, listener);
            }
        }
    }

    private static void tell(
            ContainerEvent event, Set<ServiceName> services, Consumer<Happening> listener) {
        StackLabels labels = event.labels();
        Optional<ServiceName> service = labels.service();
        boolean wanted = services.isEmpty() || service.filter(services::contains).isPresent();
        if (labels.isOneOff() || !wanted) {
            return;
        }
        SortedMap<String, String> own = new TreeMap<>(labels.withoutCompose());
        own.putIfAbsent("name", event.name());
        String name = service.map(ServiceName::value).orElse("");
        listener.accept(new Happening(event.told().action(), event.id(), name, own, event.time()));
    }

    /**
     * Something that happened to a container.
     *
     * @param action the engine's word, such as {@code die}
     * @param attributes labels and facts, Compose's own labels left out
     */
    public record Happening(
            String action,
            ContainerId id,
            String service,
            SortedMap<String, String> attributes,
            Instant time) {}
}
