package io.stackctl.traffic;

import io.stackctl.engine.Engine;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.state.Traffic;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Says how requests to the services of a stack are shared, and has every gateway that serves them
 * confirm it: whatever comes next may rely on it. A gateway that has ended is not asked, since it
 * serves nobody; when it is back it reads what lies on the engine before it serves.
 */
public final class TrafficControl {

    /** Longer than a gateway takes to start, or an engine to tell it. */
    private static final Duration ACKNOWLEDGED = Duration.ofSeconds(30);

    /** Questions wait so long at most, so that whoever asks can be called off in between. */
    private static final Duration ROUND = Duration.ofSeconds(1);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Engine engine;
    private final StackName stack;
    private final TrafficObjects objects;
    private final BooleanSupplier calledOff;

    /**
     * Prepares.
     *
     * @param calledOff whether nobody has to wait any more
     */
    public TrafficControl(Engine engine, StackName stack, BooleanSupplier calledOff) {
        this.engine = engine;
        this.stack = stack;
        this.objects = new TrafficObjects(engine, stack);
        this.calledOff = calledOff;
    }

    /** What is said at the moment, by service. */
    public Map<ServiceName, Traffic> standing() {
        var traffic = new TreeMap<ServiceName, Traffic>();
        objects.standing().forEach((service, said) -> traffic.put(service, said.traffic()));
        return traffic;
    }

    /**
     * The services among these that gateways send requests to, so that what is said of them counts.
     */
    public Set<ServiceName> routed(Collection<ServiceName> services) {
        var routed = new TreeSet<ServiceName>();
        var gateways = gateways();
        for (var service : services) {
            for (var gateway : gateways) {
                var answer = gateway.ask(engine, "GET", path(service, ""));
                if (answer.isFine() && answer.object().isPresent()) {
                    routed.add(service);
                    break;
                }
            }
        }
        return routed;
    }

    /**
     * Says something of a service, and waits until all gateways act by it.
     *
     * @throws StackException when one does not
     */
    public void put(ServiceName service, Traffic traffic) {
        var current = objects.current(service);
        long generation =
                current.isPresent() && current.get().traffic().equals(traffic)
                        ? current.get().generation()
                        : objects.put(service, traffic);
        var question = path(service, "?generation=" + generation + "&wait=" + ROUND.toMillis());
        for (var gateway : gateways()) {
            confirm(gateway, service, question);
        }
        objects.forget(service, generation);
    }

    private void confirm(Gateway gateway, ServiceName service, String question) {
        long end = System.nanoTime() + ACKNOWLEDGED.toNanos();
        while (true) {
            var answer = gateway.ask(engine, "GET", question);
            if (answer.isFine() || answer.isUnknown() || answer.isDumb() || isGone(gateway)) {
                return;
            }
            if (System.nanoTime() >= end) {
                throw new StackException(
                        new Failure.OperationFailed(
                                "gateway "
                                        + gateway.name()
                                        + " does not confirm how requests to "
                                        + service
                                        + " are shared",
                                "see its log, and whether it has the engine's socket"));
            }
            if (answer.isSilence()) {
                rest();
            }
            requireWanted();
        }
    }

    private boolean isGone(Gateway gateway) {
        return engine.containers()
                .inspect(gateway.id())
                .map(detail -> !detail.state().isUp())
                .orElse(true);
    }

    /**
     * Whether all gateways that send a service requests take containers for ready before the engine
     * does, where they are told to; older ones do not.
     */
    public boolean vouches(ServiceName service) {
        for (var gateway : gateways()) {
            var answer = gateway.ask(engine, "GET", path(service, ""));
            if (answer.isFine()
                    && !answer.object()
                            .map(found -> found.texts("follows"))
                            .orElse(List.of())
                            .contains("ready")) {
                return false;
            }
        }
        return true;
    }

    /** Says nothing more of a service: all its containers that are ready share alike. */
    public void clear(ServiceName service) {
        objects.forget(service, Long.MAX_VALUE);
    }

    /**
     * Waits until containers that get nothing new have answered what they got.
     *
     * @param told hears of what is in flight, about once a second
     * @return what is left in flight when the time is over
     */
    public InFlight drained(
            ServiceName service,
            Set<ContainerId> containers,
            Duration atMost,
            Consumer<InFlight> told) {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            long left = Math.max(0, end - System.nanoTime());
            long wait = Math.min(ROUND.toMillis(), Duration.ofNanos(left).toMillis());
            var sum = InFlight.NONE;
            for (var gateway : gateways()) {
                var answer =
                        gateway.ask(
                                engine,
                                "GET",
                                path(
                                        service,
                                        "/drained?containers="
                                                + ids(containers)
                                                + "&wait="
                                                + wait));
                sum = sum.plus(answer.object().map(InFlight::of).orElse(InFlight.NONE));
            }
            told.accept(sum);
            if (sum.requests() == 0 || left == 0) {
                return sum;
            }
            requireWanted();
        }
    }

    /**
     * Ends the streams of containers, such as WebSockets, with words that have clients come back.
     *
     * @param over the time that the ends are spread over, so that not all come back at once
     */
    public void endStreams(ServiceName service, Set<ContainerId> containers, Duration over) {
        for (var gateway : gateways()) {
            gateway.ask(
                    engine,
                    "POST",
                    path(
                            service,
                            "/streams?containers=" + ids(containers) + "&over=" + over.toMillis()));
        }
    }

    /**
     * Has every gateway connect to a container from its own network.
     *
     * @return why one cannot; empty when all can
     */
    public Optional<String> whyUnreachable(ServiceName service, ContainerId container) {
        for (var gateway : gateways()) {
            var answer =
                    gateway.ask(engine, "POST", path(service, "/probe?container=" + container));
            var found = answer.object();
            if (answer.isFine() && found.isPresent() && !found.get().flag("connected")) {
                return Optional.of(
                        gateway.name() + ": " + found.get().text("why", "no connection"));
            }
        }
        return Optional.empty();
    }

    /**
     * Sends one request through a gateway to one container.
     *
     * @param path such as {@code /health}
     */
    public Optional<TestAnswer> test(ServiceName service, ContainerId container, String path) {
        for (var gateway : gateways()) {
            var answer =
                    gateway.ask(
                            engine,
                            "POST",
                            path(
                                    service,
                                    "/smoke?container="
                                            + container
                                            + "&path="
                                            + URLEncoder.encode(path, StandardCharsets.UTF_8)));
            if (!answer.isUnknown() && !answer.isSilence() && !answer.isDumb()) {
                return Optional.of(TestAnswer.of(answer));
            }
        }
        return Optional.empty();
    }

    /** What gateways have counted of a service so far, all of them together. */
    public TrafficCounts counts(ServiceName service) {
        var sum = TrafficCounts.NONE;
        for (var gateway : gateways()) {
            sum =
                    sum.plus(
                            gateway.ask(engine, "GET", path(service, ""))
                                    .object()
                                    .map(TrafficCounts::of)
                                    .orElse(TrafficCounts.NONE));
        }
        return sum;
    }

    private List<Gateway> gateways() {
        var found = new ArrayList<Gateway>();
        for (var container : engine.containers().ofAllStacks(false)) {
            if (container.labels().isGateway()) {
                found.add(new Gateway(container.id(), container.name()));
            }
        }
        return found;
    }

    private String path(ServiceName service, String rest) {
        return "/api/traffic/" + service + "@" + stack + rest;
    }

    private static String ids(Set<ContainerId> containers) {
        var ids = new TreeSet<String>();
        containers.forEach(container -> ids.add(container.value()));
        return String.join(",", ids);
    }

    private void rest() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        }
    }

    private void requireWanted() {
        if (calledOff.getAsBoolean()) {
            throw new StackException(new Failure.Interrupted());
        }
    }
}
