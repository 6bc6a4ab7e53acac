package io.stackctl.model.deploy;

import io.stackctl.failure.Mistake;
import io.stackctl.model.Service;
import io.stackctl.model.service.RestartPolicy;
import io.stackctl.model.service.RestartPolicy.Condition;
import io.stackctl.model.tree.DurationText;
import io.stackctl.model.tree.Mapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an engine makes of {@code deploy.restart_policy}: it knows the condition and how often, but
 * neither a delay nor a window.
 */
public final class RestartTerms {

    private static final String BESIDE_HEAL =
            "; `heal` leaves that to it, so that what ends while nobody watches comes back, too";

    private RestartTerms() {}

    /** What the engine would refuse, or never end, each with its place. */
    public static List<Mistake> mistakes(Service service) {
        var found = new FoundMistakes();
        var path = "services." + service.name() + ".deploy.restart_policy";
        var declared = Declared.ofMapping(policy(service), path, found);
        declared.value("condition", "text", RestartPolicy::of);
        for (var key : List.of("delay", "window")) {
            declared.duration(key, Duration.ZERO);
        }
        var attempts = declared.find("max_attempts");
        int times = declared.whole("max_attempts", 0, Integer.MAX_VALUE).orElse(0);
        if (!found.isEmpty()) {
            return found.all();
        }
        var condition = service.restartPolicy().condition();
        if (attempts.isPresent() && times > 0 && condition != Condition.ON_FAILURE) {
            declared.mistake(
                    attempts.get(),
                    "an engine counts attempts after failures only, not where the condition is "
                            + (condition == Condition.ALWAYS ? "any" : condition.word()),
                    "write condition: on-failure, or leave out max_attempts");
        }
        if (isEndless(condition) && DeployMode.of(service).isJob()) {
            found.add(
                    service.definition().location(),
                    "services." + service.name(),
                    "it is a job, and would be restarted whenever it has ended",
                    "write restart_policy: { condition: on-failure }, or none");
        }
        return found.all();
    }

    /**
     * What nobody heeds; a line each, with what is done instead. The engine's times are those of
     * its restart manager (moby, {@code restartmanager.go}). Swarm runs a new container for each
     * attempt, so it can choose both. Neither does {@code heal} heed them: it would have to take
     * the restarts from the engine, which then would leave down what ends while nobody watches, and
     * it cannot tell a crash from a stop that somebody wants.
     */
    public static List<String> warnings(Service service) {
        var warnings = new ArrayList<String>();
        said(service, "delay")
                .ifPresent(time ->
                        warnings.add(
                                notKept(service, "delay", time)
                                        + "the engine starts it again after 0.1s, each time after"
                                        + " twice as long, 1m at most"
                                        + BESIDE_HEAL));
        said(service, "window")
                .ifPresent(time ->
                        warnings.add(
                                notKept(service, "window", time)
                                        + "the engine takes a restart for a success after 10s, and"
                                        + " counts max_attempts since it was started by somebody"
                                        + BESIDE_HEAL));
        return List.copyOf(warnings);
    }

    private static String notKept(Service service, String key, Duration time) {
        return "services."
                + service.name()
                + ".deploy.restart_policy."
                + key
                + ": "
                + DurationText.print(time)
                + " is not kept: ";
    }

    private static boolean isEndless(Condition condition) {
        return condition == Condition.ALWAYS || condition == Condition.UNLESS_STOPPED;
    }

    private static Optional<Duration> said(Service service, String key) {
        var declared = Declared.ofMapping(policy(service), "", new FoundMistakes());
        return declared.duration(key, Duration.ZERO).filter(time -> !time.isZero());
    }

    private static Mapping policy(Service service) {
        return service.definition().mapping("deploy").mapping("restart_policy");
    }
}
