package io.stackctl.engine;

import io.stackctl.model.name.StackName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Events of the fake engine. */
final class FakeEvents implements EngineEvents {

    private final Consumer<String> answered;
    private final List<ContainerEvent> all = new ArrayList<>();
    private final List<FakeSubscription> open = new ArrayList<>();

    FakeEvents(Consumer<String> answered) {
        this.answered = answered;
    }

    /** Tells everybody who listens. */
    synchronized void tell(FakeContainer container, String action, Map<String, String> facts) {
        Map<String, String> attributes = new LinkedHashMap<>(container.spec.labels());
        attributes.putAll(facts);
        attributes.put("name", container.name);
        attributes.put("image", container.spec.image());
        ContainerEvent event =
                ContainerEvent.of(
                        new ContainerEvent.Told(
                                action, container.id, container.name, attributes, Instant.now()));
        all.add(event);
        open.forEach(subscription -> subscription.offer(event));
    }

    @Override
    public Subscription subscribe(
            StackName stack, EventScope scope, Optional<Instant> since, Optional<Instant> until) {
        answered.accept("events " + stack);
        return begin(stack, scope, since, until);
    }

    private synchronized Subscription begin(
            StackName stack, EventScope scope, Optional<Instant> since, Optional<Instant> until) {
        FakeSubscription subscription = new FakeSubscription(stack, scope, until.isPresent());
        since.ifPresent(start ->
                all.stream()
                        .filter(event -> !event.time().isBefore(start))
                        .filter(event -> until.isEmpty() || event.time().isBefore(until.get()))
                        .forEach(subscription::offer));
        open.add(subscription);
        return subscription;
    }

    @Override
    public synchronized List<ContainerEvent> recent(
            StackName stack, EventScope scope, Duration within) {
        Instant start = Instant.now().minus(within);
        return all.stream()
                .filter(event ->
                        stack.value().equals(event.attributes().get("com.docker.compose.project")))
                .filter(event -> event.time().isAfter(start) && told(scope, event))
                .toList();
    }

    private static boolean told(EventScope scope, ContainerEvent event) {
        var action = event.told().action();
        return scope.actions().isEmpty()
                || scope.actions().contains(action)
                || (action.startsWith("health_status: ")
                        && scope.actions().contains("health_status"));
    }

    synchronized void forget() {
        all.clear();
    }

    /** Breaks every stream, as a restart of the daemon does. */
    synchronized void endAll() {
        open.forEach(FakeSubscription::close);
        open.clear();
    }

    private static final class FakeSubscription implements Subscription {
        private final String stack;
        private final EventScope scope;
        private final boolean ends;
        private final Deque<ContainerEvent> waiting = new ArrayDeque<>();
        private boolean closed;

        FakeSubscription(StackName stack, EventScope scope, boolean ends) {
            this.stack = stack.value();
            this.scope = scope;
            this.ends = ends;
        }

        synchronized void offer(ContainerEvent event) {
            if (stack.equals(event.attributes().get("com.docker.compose.project"))
                    && told(scope, event)) {
                waiting.add(event);
                notifyAll();
            }
        }

        @Override
        public synchronized Optional<ContainerEvent> next() {
            while (waiting.isEmpty() && !closed && !ends) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return Optional.empty();
                }
            }
            return closed ? Optional.empty() : Optional.ofNullable(waiting.poll());
        }

        @Override
        public synchronized void close() {
            closed = true;
            notifyAll();
        }
    }
}
