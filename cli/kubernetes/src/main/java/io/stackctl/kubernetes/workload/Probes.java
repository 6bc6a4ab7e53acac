package io.stackctl.kubernetes.workload;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.service.Healthcheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A health check as probes. It says who gets requests, so it is the readiness probe. While a start
 * period lasts, a startup probe asks as often as the check would; and since a container that the
 * engine finds unhealthy goes on running, one is restarted only where {@code heal} asks for that.
 */
final class Probes {

    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration START_INTERVAL = Duration.ofSeconds(5);
    private static final int RETRIES = 3;

    private final ServiceScope service;

    Probes(ServiceScope service) {
        this.service = service;
    }

    void addTo(Fields container) {
        var found = service.service().healthcheck();
        if (found.isEmpty() || found.get().disabled() || service.kind().isJob()) {
            return;
        }
        var check = found.get();
        var place = service.at("healthcheck");
        var command = command(check);
        if (command.isEmpty()) {
            if (check.test().isEmpty()) {
                service.warn(
                        place,
                        "healthcheck",
                        "Kubernetes does not look at the health check of an image",
                        "write its test here");
            }
            return;
        }
        var interval = positive(check.interval(), INTERVAL);
        int retries = check.retries().filter(count -> count > 0).orElse(RETRIES);
        var start = check.startPeriod().orElse(Duration.ZERO);
        if (!start.isZero()) {
            var every = positive(check.startInterval(), START_INTERVAL);
            // No earlier given up than the engine would find it unhealthy.
            var longest = start.plus(interval.multipliedBy(retries));
            container.put(
                    "startupProbe",
                    probe(command.get(), check, every, times(longest, every), place));
        }
        container.put("readinessProbe", probe(command.get(), check, interval, retries, place));
        var heal = DeployPolicy.of(service.stack().stack(), service.service()).heal();
        heal.ifPresent(policy ->
                container.put(
                        "livenessProbe",
                        probe(
                                command.get(),
                                check,
                                interval,
                                retries + times(policy.after(), interval),
                                place)));
    }

    private static Duration positive(Optional<Duration> said, Duration otherwise) {
        return said.filter(Duration::isPositive).orElse(otherwise);
    }

    private static int times(Duration whole, Duration each) {
        return (int)
                Math.min(
                        Integer.MAX_VALUE,
                        Math.ceilDiv(whole.toMillis(), Math.max(1, each.toMillis())));
    }

    private static Fields probe(
            List<String> command, Healthcheck check, Duration every, int failures, Location place) {
        return new Fields(place)
                .put("exec", new Fields(place).texts("command", command, place))
                .number("periodSeconds", seconds(every))
                .number("timeoutSeconds", seconds(positive(check.timeout(), TIMEOUT)))
                .number("failureThreshold", failures);
    }

    /** Whole ones, at least one. */
    private static long seconds(Duration time) {
        return Math.clamp(Math.ceilDiv(time.toMillis(), 1000), 1, Integer.MAX_VALUE);
    }

    private static Optional<List<String>> command(Healthcheck check) {
        var test = check.test();
        if (test.isEmpty() || test.getFirst().equals("NONE") || test.equals(List.of("CMD"))) {
            return Optional.empty();
        }
        if (test.getFirst().equals("CMD-SHELL")) {
            var words = new ArrayList<>(List.of("/bin/sh", "-c"));
            words.addAll(test.subList(1, test.size()));
            return Optional.of(words);
        }
        return Optional.of(test.getFirst().equals("CMD") ? test.subList(1, test.size()) : test);
    }
}
