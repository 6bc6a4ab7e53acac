package io.stackctl.workflow.heal;

import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.DeployMode;
import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.deploy.HealPolicy;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.heal.Diagnosis;
import io.stackctl.planner.heal.HealDecision;
import io.stackctl.planner.heal.HealRules;
import io.stackctl.planner.heal.HealRules.Patient;
import io.stackctl.state.ObservedContainer;
import io.stackctl.workflow.Pace;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.deploy.DeployRight;
import io.stackctl.workflow.deploy.KnownDefinition;
import io.stackctl.workflow.upkeep.PastTimes;
import io.stackctl.workflow.upkeep.Spoken;
import io.stackctl.workflow.upkeep.UpkeepRight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One look at all services that are healed, and what is done then. One thread has it. */
final class HealRound {

    private final Surroundings around;
    private final KnownDefinition definition;
    private final Set<ServiceName> chosen;
    private final String nameSeparator;
    private final Examination examination;
    private final PastTimes past;
    private final Spoken spoken;

    /** What could not be started, and is not tried again and again. */
    private final Set<ContainerId> surrendered = new HashSet<>();

    /** How a look came out. */
    enum Result {
        /** Nobody is ill, or not any more. */
        WELL,
        /** Some look as if they were, and it takes more looks to know. */
        UNDECIDED,
        /** Somebody has to look after one. */
        LEFT
    }

    /**
     * Prepares.
     *
     * @param chosen the services; empty for all that say how they are healed
     * @param nameSeparator {@code -}, or {@code _} in compatibility mode
     */
    HealRound(
            Surroundings around,
            KnownDefinition definition,
            Set<ServiceName> chosen,
            String nameSeparator,
            Pace pace) {
        this.nameSeparator = nameSeparator;
        this.around = around;
        this.definition = definition;
        this.chosen = Set.copyOf(chosen);
        this.examination = new Examination(around.engine(), new OwnChecks(around.engine(), pace));
        this.past =
                new PastTimes(
                        around.engine(),
                        definition.name(),
                        Healing.KIND.action(),
                        Healing.SPAN,
                        pace);
        this.spoken = new Spoken(around.events());
    }

    /**
     * Looks, and does what is to be done.
     *
     * @throws StackException when no service says how it is healed
     */
    Result run() {
        var stack = definition.stack();
        var policies = policies(stack);
        var patients = examination.of(stack, policies);
        var fallen = fallen(patients);
        if (!fallen.isEmpty()) {
            return under(fallen.getFirst().service(), right -> start(right, stack, policies));
        }
        var result = Result.WELL;
        for (var service : policies.entrySet()) {
            var its = patients.getOrDefault(service.getKey(), List.of());
            result = worse(result, look(stack, service.getKey(), service.getValue(), its));
        }
        return result;
    }

    private static Result worse(Result one, Result other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private Map<ServiceName, HealPolicy> policies(Stack stack) {
        return Healing.KIND.policies(
                stack,
                chosen,
                service ->
                        DeployMode.of(service).isJob()
                                ? Optional.empty()
                                : DeployPolicy.of(stack, service).heal());
    }

    private List<ObservedContainer> fallen(Map<ServiceName, List<Patient>> patients) {
        var fallen = new ArrayList<ObservedContainer>();
        patients.values()
                .forEach(its ->
                        its.stream()
                                .filter(Patient::fallen)
                                .filter(patient -> !surrendered.contains(patient.container().id()))
                                .forEach(patient -> fallen.add(patient.container())));
        return fallen;
    }

    private Result look(
            Stack stack, ServiceName service, HealPolicy policy, List<Patient> patients) {
        // Without the past first: to read that takes longer than all the rest.
        var first = decide(stack, service, policy, patients, List.of());
        if (first instanceof HealDecision.Nothing) {
            spoken.quiet(service);
            return isUndecided(patients) ? Result.UNDECIDED : Result.WELL;
        }
        var decision =
                first instanceof HealDecision.Tell
                        ? first
                        : decide(stack, service, policy, patients, past.of(service));
        return switch (decision) {
            case HealDecision.Nothing() -> Result.WELL;
            case HealDecision.Tell(var why) -> {
                spoken.warn(service, why);
                yield Result.LEFT;
            }
            case HealDecision.Treat _, HealDecision.Clear _ ->
                    under(service, right -> treat(right, stack, service, policy));
        };
    }

    private HealDecision decide(
            Stack stack,
            ServiceName service,
            HealPolicy policy,
            List<Patient> patients,
            List<Instant> times) {
        var blocked =
                new NeededServices(around.engine(), stack.name())
                        .firstIll(stack.service(service).orElseThrow());
        return HealRules.decide(service, policy, patients, times, blocked, Instant.now());
    }

    /** Whether one may turn out to be ill, which only our own checks can tell. */
    private static boolean isUndecided(List<Patient> patients) {
        for (var patient : patients) {
            if (patient.diagnosis() instanceof Diagnosis.Stale
                    || (patient.diagnosis() instanceof Diagnosis.Ill ill && ill.own())) {
                return true;
            }
        }
        return false;
    }

    /** Does something with the right to change the stack, or says who has that. */
    private Result under(ServiceName service, Function<DeployRight, Result> work) {
        return new UpkeepRight(around, definition.name(), Healing.KIND, spoken)
                .under(service, work)
                .orElse(Result.WELL);
    }

    /** Looks anew, since somebody may have done something until the right was there. */
    private Result treat(DeployRight right, Stack stack, ServiceName service, HealPolicy policy) {
        var patients =
                examination.of(stack, Map.of(service, policy)).getOrDefault(service, List.of());
        var decision = decide(stack, service, policy, patients, past.of(service));
        var healing = new Healing(right, stack, service, nameSeparator, past);
        boolean done =
                switch (decision) {
                    case HealDecision.Nothing() -> true;
                    case HealDecision.Tell(var why) -> {
                        spoken.warn(service, why);
                        yield false;
                    }
                    case HealDecision.Treat(var container, var cause) ->
                            healing.treat(container, cause);
                    case HealDecision.Clear(var container, var cause) ->
                            healing.clear(container, cause);
                };
        return done ? Result.WELL : Result.LEFT;
    }

    private Result start(DeployRight right, Stack stack, Map<ServiceName, HealPolicy> policies) {
        var fallen = fallen(examination.of(stack, policies));
        if (fallen.isEmpty()) {
            return Result.UNDECIDED;
        }
        var first = fallen.getFirst().service();
        if (new Healing(right, stack, first, nameSeparator, past).start(fallen)) {
            return Result.UNDECIDED;
        }
        fallen.forEach(container -> surrendered.add(container.id()));
        return Result.LEFT;
    }
}
