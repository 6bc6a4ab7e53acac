package io.stackctl.planner.heal;

import io.stackctl.model.deploy.HealPolicy;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.tree.DurationText;
import io.stackctl.planner.reconcile.Succession;
import io.stackctl.state.ObservedContainer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Whether one of a service's containers is healed. One at a time; never more often than is allowed;
 * each time later than the time before; and none where most of them are ill, since then the cause
 * lies elsewhere.
 */
public final class HealRules {

    private HealRules() {}

    /**
     * A container, and how it is.
     *
     * @param fallen whether it ran until the engine itself ended, and nobody stopped it
     */
    public record Patient(ObservedContainer container, Diagnosis diagnosis, boolean fallen) {}

    /**
     * Decides.
     *
     * @param past when containers of the service were healed, well or badly, in any order
     * @param now by the clock of {@code past}
     * @param blocked what the service depends on and is ill itself
     */
    public static HealDecision decide(
            ServiceName service,
            HealPolicy policy,
            List<Patient> patients,
            List<Instant> past,
            Optional<ServiceName> blocked,
            Instant now) {
        var soon = tooSoon(service, policy, past, now);
        var left = leftover(patients);
        if (left.isPresent() && soon.isEmpty()) {
            return left.get();
        }
        var own =
                patients.stream()
                        .filter(patient -> !Succession.isOnItsWay(patient.container()))
                        .filter(patient -> !isReplaced(patient.container(), patients))
                        .toList();
        var ill = ill(own);
        var worst =
                ill.stream()
                        .filter(patient -> lasting(patient).compareTo(policy.after()) >= 0)
                        .min(HealRules::compare);
        if (worst.isEmpty()) {
            return new HealDecision.Nothing();
        }
        var name = worst.get().container().name();
        return blocked.map(other ->
                        "and so is " + other + ", which " + service + " depends on: that first")
                .or(() -> spread(service, own, ill.size()))
                .or(() -> tooOften(service, policy, past, now))
                .or(() -> soon)
                .<HealDecision>map(why -> new HealDecision.Tell(name + " is unhealthy, " + why))
                .orElseGet(
                        () -> new HealDecision.Treat(worst.get().container(), words(worst.get())));
    }

    /** The one that is ill for longer first. */
    private static int compare(Patient one, Patient other) {
        int longer = lasting(other).compareTo(lasting(one));
        return longer != 0 ? longer : one.container().name().compareTo(other.container().name());
    }

    /** Of two that have, or were to have, one place, the one that goes. */
    private static Optional<HealDecision> leftover(List<Patient> patients) {
        for (var patient : patients) {
            var container = patient.container();
            if (isReplaced(container, patients)) {
                return Optional.of(new HealDecision.Clear(container, "another one has its name"));
            }
            // Others make such containers too, and start them only when the old one is gone.
            var old =
                    container.isUp() ? predecessor(container, patients) : Optional.<Patient>empty();
            if (old.isPresent() && Succession.isAside(old.get().container())) {
                return Optional.of(new HealDecision.Treat(old.get().container(), "half replaced"));
            }
            if (old.isPresent() && old.get().diagnosis() instanceof Diagnosis.Well) {
                return Optional.of(
                        new HealDecision.Clear(container, "the one it was to replace is well"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Patient> predecessor(
            ObservedContainer container, List<Patient> patients) {
        return patients.stream()
                .filter(other -> Succession.wasToReplace(container, other.container()))
                .findFirst();
    }

    private static boolean isReplaced(ObservedContainer container, List<Patient> patients) {
        return patients.stream()
                .anyMatch(other -> Succession.isReplacedBy(container, other.container()));
    }

    private static List<Patient> ill(List<Patient> patients) {
        return patients.stream()
                .filter(patient -> patient.diagnosis() instanceof Diagnosis.Ill)
                .toList();
    }

    private static Duration lasting(Patient patient) {
        return patient.diagnosis() instanceof Diagnosis.Ill ill ? ill.lasting() : Duration.ZERO;
    }

    private static String words(Patient patient) {
        return patient.diagnosis() instanceof Diagnosis.Ill ill ? ill.words() : "";
    }

    private static Optional<String> spread(ServiceName service, List<Patient> patients, int ill) {
        long running =
                patients.stream()
                        .filter(patient -> !(patient.diagnosis() instanceof Diagnosis.Down))
                        .count();
        // Of one alone nobody can tell where the cause lies.
        return running > 1 && ill * 2L > running
                ? Optional.of(
                        "as are "
                                + ill
                                + " of "
                                + running
                                + " containers of "
                                + service
                                + ": the cause must be elsewhere, so none is replaced")
                : Optional.empty();
    }

    private static Optional<String> tooOften(
            ServiceName service, HealPolicy policy, List<Instant> past, Instant now) {
        int times = recent(policy, past, now).size();
        return times >= policy.times()
                ? Optional.of(
                        "but "
                                + service
                                + " was healed "
                                + times
                                + (times == 1 ? " time in " : " times in ")
                                + DurationText.print(policy.per())
                                + ", and more is not allowed: look at it")
                : Optional.empty();
    }

    private static Optional<String> tooSoon(
            ServiceName service, HealPolicy policy, List<Instant> past, Instant now) {
        var recent = recent(policy, past, now);
        if (recent.isEmpty()) {
            return Optional.empty();
        }
        var next = recent.getLast().plus(pause(policy, recent.size()));
        return next.isAfter(now)
                ? Optional.of(
                        "and "
                                + service
                                + " was healed a moment ago: again at "
                                + next.truncatedTo(ChronoUnit.SECONDS))
                : Optional.empty();
    }

    private static List<Instant> recent(HealPolicy policy, List<Instant> past, Instant now) {
        return past.stream().filter(at -> at.isAfter(now.minus(policy.per()))).sorted().toList();
    }

    /** Twice as long each time, from {@code after} on, and never longer than what is counted. */
    static Duration pause(HealPolicy policy, int times) {
        var pause = policy.after();
        for (int i = 1; i < times && pause.compareTo(policy.per()) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(policy.per()) < 0 ? pause : policy.per();
    }
}
