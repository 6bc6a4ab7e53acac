package io.stackctl.workflow.heal;

import io.stackctl.engine.Engine;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.HealPolicy;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.heal.Diagnosis;
import io.stackctl.planner.heal.HealRules.Patient;
import io.stackctl.planner.heal.VitalSigns;
import io.stackctl.state.ObservedContainer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks at how the containers of services are. */
final class Examination {

    /** What an engine gives a container that is ended when it starts, unless that says more. */
    private static final Duration USUAL_GRACE = Duration.ofSeconds(10);

    /** What else it does before its own network is there; measured: less than a second. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    private final Engine engine;
    private final OwnChecks checks;

    /** When containers ended that were down before any end of the engine: somebody stopped them. */
    private final Map<ContainerId, Instant> stopped = new HashMap<>();

    Examination(Engine engine, OwnChecks checks) {
        this.engine = engine;
        this.checks = checks;
    }

    /** Examines the containers of some services. */
    Map<ServiceName, List<Patient>> of(Stack stack, Map<ServiceName, HealPolicy> policies) {
        var patients = new TreeMap<ServiceName, List<Patient>>();
        var seen = new HashSet<ContainerId>();
        Optional<Instant> begun = Optional.empty();
        boolean asked = false;
        for (var container : engine.containers().ofStack(stack.name(), true)) {
            var policy = policies.get(container.service());
            if (policy == null || container.oneOff()) {
                continue;
            }
            seen.add(container.id());
            var signs = signs(container);
            if (signs.isEmpty()) {
                continue;
            }
            var diagnosis = diagnosis(signs.get(), policy);
            if (diagnosis instanceof Diagnosis.Down && !asked) {
                begun = engine.begun();
                asked = true;
            }
            patients.computeIfAbsent(container.service(), _ -> new ArrayList<>())
                    .add(
                            new Patient(
                                    container,
                                    diagnosis,
                                    diagnosis instanceof Diagnosis.Down
                                            && !isStopped(signs.get(), begun, stack)));
        }
        checks.keep(seen);
        stopped.keySet().retainAll(seen);
        return patients;
    }

    /** Empty where it has gone meanwhile. */
    private Optional<VitalSigns> signs(ObservedContainer container) {
        return engine.containers()
                .inspect(container.id())
                .map(detail ->
                        new VitalSigns(
                                container,
                                detail.started(),
                                detail.finished(),
                                detail.healthcheck(),
                                Optional.empty()));
    }

    private Diagnosis diagnosis(VitalSigns signs, HealPolicy policy) {
        var now = Instant.now();
        var diagnosis = Diagnosis.of(signs, now);
        if (!(diagnosis instanceof Diagnosis.Stale) || signs.report().isEmpty()) {
            return diagnosis;
        }
        var own = checks.find(signs.container().id(), signs.report().get(), policy.after());
        return own.isPresent()
                ? Diagnosis.of(signs.with(own.get()), now)
                : new Diagnosis.Spared("has no checks any more, and none can be run");
    }

    /** Whether it is down for another reason, which it stays however often the engine ends. */
    private boolean isStopped(VitalSigns signs, Optional<Instant> begun, Stack stack) {
        var id = signs.container().id();
        if (!signs.finished().equals(stopped.get(id)) && isFallen(signs, begun, stack)) {
            return false;
        }
        stopped.put(id, signs.finished());
        return true;
    }

    /**
     * Whether it was ended by an engine that began to run, which ends what the one before it left
     * (measured, docs/deploy.md). What somebody stopped has ended before.
     */
    private static boolean isFallen(VitalSigns signs, Optional<Instant> begun, Stack stack) {
        return begun.isPresent()
                && signs.finished().isAfter(begun.get().minus(grace(stack)).minus(SLACK))
                && signs.finished().isBefore(begun.get().plus(SLACK))
                && signs.started().isBefore(begun.get());
    }

    private static Duration grace(Stack stack) {
        return stack.services().stream()
                .flatMap(service -> service.stopGracePeriod().stream())
                .filter(grace -> grace.compareTo(USUAL_GRACE) > 0)
                .max(Duration::compareTo)
                .orElse(USUAL_GRACE);
    }
}
