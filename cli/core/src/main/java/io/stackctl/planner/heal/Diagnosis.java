package io.stackctl.planner.heal;

import io.stackctl.model.tree.DurationText;
import io.stackctl.state.Health;
import io.stackctl.state.HealthReport;
import java.time.Duration;
import java.time.Instant;

/** How a container is. */
public sealed interface Diagnosis {

    /** It works, as far as anybody can tell. */
    record Well() implements Diagnosis {}

    /** It is left alone, such as while it starts; {@code why} is part of a sentence. */
    record Spared(String why) implements Diagnosis {}

    /** Its checks have stopped, so that what they said last says nothing: run them oneself. */
    record Stale() implements Diagnosis {}

    /**
     * It does not work.
     *
     * @param lasting for how long at least
     * @param own whether it was found by ourselves
     */
    record Ill(Duration lasting, boolean own) implements Diagnosis {
        /** In words, such as {@code unhealthy for 45s}. */
        public String words() {
            return "unhealthy for " + DurationText.print(Duration.ofSeconds(lasting.toSeconds()));
        }
    }

    /** It does not run. */
    record Down() implements Diagnosis {}

    /** What an engine, or a machine, may be late by before its checks count as stopped. */
    Duration LATE = Duration.ofSeconds(5);

    /**
     * Makes one.
     *
     * @param now by our clock. Where that differs from the engine's, checks may seem to have
     *     stopped that go on; then they are run by us, which does no harm
     */
    static Diagnosis of(VitalSigns signs, Instant now) {
        return switch (signs.container().state()) {
            case RUNNING -> ofRunning(signs, now);
            case PAUSED, RESTARTING, REMOVING ->
                    new Spared("is " + signs.container().state().word());
            case CREATED, EXITED, DEAD -> new Down();
        };
    }

    private static Diagnosis ofRunning(VitalSigns signs, Instant now) {
        var report = signs.report();
        if (report.isEmpty()) {
            return new Well();
        }
        if (signs.container().health() == Health.STARTING) {
            return new Spared("is starting");
        }
        if (isStale(report.get(), signs.started(), now)) {
            return signs.own().map(own -> ofOwn(own, report.get())).orElse(new Stale());
        }
        if (signs.container().health() != Health.UNHEALTHY) {
            return new Well();
        }
        var last = report.get().checks().getLast().end();
        return last.isBefore(signs.started().plus(report.get().startPeriod()))
                ? new Spared("is in its start period")
                : new Ill(lasting(report.get(), signs.started()), false);
    }

    private static boolean isStale(HealthReport report, Instant started, Instant now) {
        var last = report.checks().isEmpty() ? started : report.checks().getLast().end();
        return last.plus(report.interval()).plus(report.timeout()).plus(LATE).isBefore(now);
    }

    private static Diagnosis ofOwn(VitalSigns.OwnFinding own, HealthReport report) {
        if (own.failures() == 0) {
            return new Well();
        }
        return own.failures() >= report.retries() ? new Ill(own.lasting(), true) : new Stale();
    }

    /**
     * From the check that made it unhealthy to the last one. An engine keeps only the last few:
     * those before are as old as their number says at least.
     */
    private static Duration lasting(HealthReport report, Instant started) {
        var checks = report.checks();
        int known = 0;
        while (known < checks.size() && !checks.get(checks.size() - 1 - known).passed()) {
            known++;
        }
        if (known == 0) {
            return Duration.ZERO;
        }
        // How many failures there were after the one that made it unhealthy.
        int further = Math.max(0, report.streak() - report.retries());
        var last = checks.getLast().end();
        if (further < known) {
            return Duration.between(checks.get(checks.size() - 1 - further).end(), last);
        }
        var oldest = checks.get(checks.size() - known).end();
        var since = oldest.minus(report.interval().multipliedBy(further - known + 1L));
        return Duration.between(since.isBefore(started) ? started : since, last);
    }
}
