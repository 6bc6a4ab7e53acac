package io.stackctl.workflow.scale;

import io.stackctl.engine.Engine;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.Autoscale;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.reconcile.Planner;
import io.stackctl.planner.reconcile.Succession;
import io.stackctl.planner.scale.ScaleDecision;
import io.stackctl.planner.scale.ScaleRange;
import io.stackctl.planner.scale.ScaleRules;
import io.stackctl.state.ObservedContainer;
import io.stackctl.workflow.Pace;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.deploy.DeployRight;
import io.stackctl.workflow.deploy.KnownDefinition;
import io.stackctl.workflow.upkeep.PastTimes;
import io.stackctl.workflow.upkeep.Spoken;
import io.stackctl.workflow.upkeep.Upkeep;
import io.stackctl.workflow.upkeep.UpkeepRight;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Measures all services that are scaled, and changes their numbers. One thread has it. */
final class ScaleRound {

    /** What it is. */
    static final Upkeep KIND =
            new Upkeep(
                    "autoscale",
                    "scaled",
                    "write x-stackctl: { deploy: { autoscale: { min: 2, max: 8, in-flight: 20 } } }"
                            + " there; a service with mode: global has one container an engine");

    private final Surroundings around;
    private final KnownDefinition definition;
    private final Set<ServiceName> chosen;
    private final String nameSeparator;
    private final Pace pace;
    private final LoadReader reader;
    private final Spoken spoken;
    private final PastTimes past;
    private final Map<ServiceName, Meter> meters = new HashMap<>();

    /**
     * Prepares.
     *
     * @param chosen the services; empty for all that say how they are scaled
     * @param nameSeparator {@code -}, or {@code _} in compatibility mode
     */
    ScaleRound(
            Surroundings around,
            KnownDefinition definition,
            Set<ServiceName> chosen,
            String nameSeparator,
            Pace pace) {
        this.around = around;
        this.definition = definition;
        this.chosen = Set.copyOf(chosen);
        this.nameSeparator = nameSeparator;
        this.pace = pace;
        this.reader = new LoadReader(engine(), definition.name());
        this.spoken = new Spoken(around.events());
        this.past =
                new PastTimes(engine(), definition.name(), KIND.action(), Duration.ofDays(1), pace);
    }

    private Engine engine() {
        return around.engine();
    }

    /**
     * Which services are scaled, and how.
     *
     * @throws StackException when none is, or one cannot have as many containers
     */
    Map<ServiceName, Autoscale> policies() {
        var stack = definition.stack();
        return KIND.policies(
                stack,
                chosen,
                service -> {
                    var policy = Autoscale.of(stack, service);
                    policy.map(its -> ScaleRange.of(service, its.max()))
                            .ifPresent(most ->
                                    Planner.requirePossible(
                                            stack.withServices(List.of(most)), nameSeparator));
                    return policy;
                });
    }

    /** Time between two samples: as many as one decides by take as long as {@code up}. */
    static Duration between(Map<ServiceName, Autoscale> policies) {
        var shortest =
                policies.values().stream()
                        .map(Autoscale::up)
                        .min(Duration::compareTo)
                        .orElseThrow()
                        .dividedBy(ScaleRules.SAMPLES - 1L);
        var second = Duration.ofSeconds(1);
        return shortest.compareTo(second) < 0 ? second : shortest;
    }

    /** Measures, and changes what is to be changed by then. */
    void run(Map<ServiceName, Autoscale> policies) {
        measure(policies);
        policies.forEach((name, policy) -> change(name, policy, meter(name).low()));
    }

    /** Measures only. */
    void measure(Map<ServiceName, Autoscale> policies) {
        policies.forEach((name, policy) -> {
            var running = running(name);
            var sample = reader.read(service(name), policy, running);
            meter(name).take(sample, running.size(), policy, pace.nanos());
        });
    }

    /**
     * Changes what is to be changed, for whoever has not watched: there was little to do for long
     * where there is now, and the last change was as long ago.
     */
    void changeOnce(Map<ServiceName, Autoscale> policies) {
        policies.forEach((name, policy) -> {
            boolean quiet =
                    meter(name).isLowThroughout(policy)
                            && isOlder(newest(name), policy.down())
                            && past.of(name).stream().allMatch(at -> isOlder(at, policy.down()));
            change(name, policy, quiet ? policy.down() : Duration.ZERO);
        });
    }

    private static boolean isOlder(Instant at, Duration age) {
        return at.isBefore(Instant.now().minus(age));
    }

    private Instant newest(ServiceName name) {
        return running(name).stream()
                .map(ObservedContainer::created)
                .max(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    private Meter meter(ServiceName name) {
        return meters.computeIfAbsent(name, _ -> new Meter());
    }

    private Stack stack() {
        return definition.stack();
    }

    private Service service(ServiceName name) {
        return stack().service(name).orElseThrow();
    }

    /** Without those that are on their way in or out. */
    private List<ObservedContainer> running(ServiceName name) {
        return engine().containers().ofStack(definition.name(), false).stream()
                .filter(container -> container.service().equals(name) && !container.oneOff())
                .filter(container ->
                        !Succession.isOnItsWay(container) && !Succession.isAside(container))
                .toList();
    }

    /** The first that has given up its name, and that nobody follows. */
    private Optional<ObservedContainer> leaving(ServiceName name) {
        var all =
                engine().containers().ofStack(definition.name(), true).stream()
                        .filter(container -> container.service().equals(name))
                        .toList();
        return all.stream()
                .filter(Succession::isAside)
                .filter(container ->
                        all.stream()
                                .noneMatch(other ->
                                        Succession.wasToReplace(other, container)
                                                || Succession.isReplacedBy(container, other)))
                .findFirst();
    }

    private void change(ServiceName name, Autoscale policy, Duration low) {
        var leaving = leaving(name);
        if (leaving.isPresent()) {
            under(name, rescaling -> rescaling.finish(leaving.get()));
            return;
        }
        var meter = meter(name);
        switch (meter.decide(policy, low)) {
            case ScaleDecision.Stay() ->
                    meter.unknown(policy)
                            .ifPresentOrElse(
                                    why -> spoken.warn(name, name + " is not scaled: " + why),
                                    () -> spoken.quiet(name));
            case ScaleDecision.Full(var why) -> spoken.warn(name, name + " has " + why);
            case ScaleDecision.Up(var count, var why) ->
                    under(name, rescaling -> rescaling.up(count, why));
            case ScaleDecision.Down(var why) -> under(name, rescaling -> rescaling.down(why));
        }
    }

    private void under(ServiceName name, Consumer<Rescaling> work) {
        new UpkeepRight(around, definition.name(), KIND, spoken)
                .under(
                        name,
                        right -> {
                            work.accept(rescaling(name, right));
                            return name;
                        })
                .ifPresent(_ -> {
                    past.add(name, Instant.now());
                    meter(name).clear();
                });
    }

    private Rescaling rescaling(ServiceName name, DeployRight right) {
        return new Rescaling(right, stack(), service(name), running(name), nameSeparator, spoken);
    }
}
