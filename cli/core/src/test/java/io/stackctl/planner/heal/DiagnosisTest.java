package io.stackctl.planner.heal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.planner.heal.VitalSigns.OwnFinding;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.planner.reconcile.Standing;
import io.stackctl.state.ContainerState;
import io.stackctl.state.Health;
import io.stackctl.state.HealthReport;
import io.stackctl.state.HealthReport.Check;
import io.stackctl.state.ObservedContainer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiagnosisTest {

    private static final Instant START = Instant.parse("2026-11-27T10:00:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final int RETRIES = 3;

    @Test
    void how_long_it_is_ill_counts_from_the_check_that_made_it_so() {
        var signs = signs(Health.UNHEALTHY, failures(5), Duration.ZERO);

        // The third of five made it ill.
        assertEquals(new Diagnosis.Ill(Duration.ofSeconds(20), false), at(signs, 50));
    }

    /** An engine keeps five checks: what was before is known by its number alone. */
    @Test
    void checks_that_are_kept_no_longer_count_too() {
        var all = failures(30);
        var signs =
                signs(
                        Health.UNHEALTHY,
                        report(30, all.subList(25, 30), Duration.ZERO),
                        ContainerState.RUNNING);

        assertEquals(new Diagnosis.Ill(Duration.ofSeconds(270), false), at(signs, 300));
    }

    @Test
    void before_it_started_it_was_not_ill() {
        var started = START.plusSeconds(290);
        var signs =
                new VitalSigns(
                        container(Health.UNHEALTHY, ContainerState.RUNNING),
                        started,
                        Instant.EPOCH,
                        Optional.of(report(30, failures(30).subList(28, 30), Duration.ZERO)),
                        Optional.empty());

        assertEquals(new Diagnosis.Ill(Duration.ofSeconds(10), false), at(signs, 300));
    }

    @Test
    void in_its_start_period_it_is_spared() {
        var signs = signs(Health.UNHEALTHY, failures(5), Duration.ofMinutes(1));

        assertEquals(new Diagnosis.Spared("is in its start period"), at(signs, 51));
        assertEquals(
                new Diagnosis.Spared("is starting"),
                at(signs(Health.STARTING, failures(5), Duration.ZERO), 51));
    }

    @ParameterizedTest
    @EnumSource(
            value = ContainerState.class,
            names = {"PAUSED", "RESTARTING", "REMOVING"})
    void what_somebody_is_about_already_is_spared(ContainerState state) {
        var signs = signs(Health.UNHEALTHY, report(5, failures(5), Duration.ZERO), state);

        assertInstanceOf(Diagnosis.Spared.class, at(signs, 51));
    }

    @Test
    void a_verdict_that_is_older_than_the_next_check_may_be_is_none() {
        for (var health : List.of(Health.HEALTHY, Health.UNHEALTHY)) {
            var signs = signs(health, failures(5), Duration.ZERO);

            // The last check ended at 50; 10 s later one more begins, which may take 5 s.
            assertTrue(!(at(signs, 69) instanceof Diagnosis.Stale), health::toString);
            assertEquals(new Diagnosis.Stale(), at(signs, 71));
        }
    }

    @Test
    void our_own_checks_say_what_the_engines_do_not() {
        var stale = signs(Health.HEALTHY, failures(0), Duration.ZERO);

        assertEquals(new Diagnosis.Stale(), at(stale.with(found(2, 9)), 600));
        assertEquals(
                new Diagnosis.Ill(Duration.ofSeconds(30), true), at(stale.with(found(3, 30)), 600));
        assertEquals(
                new Diagnosis.Well(),
                at(signs(Health.UNHEALTHY, failures(5), Duration.ZERO).with(found(0, 0)), 600));
    }

    @Test
    void without_a_check_nobody_is_ill() {
        var container = container(Health.NONE, ContainerState.RUNNING);

        assertEquals(
                new Diagnosis.Well(),
                at(
                        new VitalSigns(
                                container,
                                START,
                                Instant.EPOCH,
                                Optional.empty(),
                                Optional.empty()),
                        9999));
    }

    /** Whatever an engine has seen: nobody is ill for longer than there were failures. */
    @Test
    void illness_never_lasts_longer_than_its_failures() {
        var random = new Random(41);
        for (int round = 0; round < 5000; round++) {
            var all = new ArrayList<Check>();
            var end = START;
            int streak = 0;
            Instant since = START;
            int length = 1 + random.nextInt(40);
            for (int i = 0; i < length; i++) {
                end = end.plus(INTERVAL).plusMillis(random.nextInt(4000));
                boolean passed = random.nextInt(8) == 0;
                all.add(new Check(end, passed));
                streak = passed ? 0 : streak + 1;
                since = streak == RETRIES ? end : since;
            }
            var kept = all.subList(Math.max(0, all.size() - 5), all.size());
            var health = streak >= RETRIES ? Health.UNHEALTHY : Health.HEALTHY;
            var signs = signs(health, report(streak, kept, Duration.ZERO), ContainerState.RUNNING);

            var diagnosis = Diagnosis.of(signs, end.plusSeconds(1));

            if (streak < RETRIES) {
                assertEquals(new Diagnosis.Well(), diagnosis);
            } else {
                var lasting = assertInstanceOf(Diagnosis.Ill.class, diagnosis).lasting();
                var really = Duration.between(since, end);
                assertTrue(lasting.compareTo(really) <= 0, lasting + " of " + really);
                // Of each check that is not kept any more, at most four seconds are missing.
                int unknown = Math.max(0, streak - RETRIES - 4);
                assertTrue(
                        lasting.plusSeconds(4L * unknown).compareTo(really) >= 0,
                        lasting + " of " + really);
            }
        }
    }

    private static OwnFinding found(int failures, int seconds) {
        return new OwnFinding(failures, Duration.ofSeconds(seconds));
    }

    private static Diagnosis at(VitalSigns signs, int seconds) {
        return Diagnosis.of(signs, START.plusSeconds(seconds));
    }

    private static List<Check> failures(int count) {
        var checks = new ArrayList<Check>();
        for (int i = 1; i <= count; i++) {
            checks.add(new Check(START.plus(INTERVAL.multipliedBy(i)), false));
        }
        return checks;
    }

    private static HealthReport report(int streak, List<Check> checks, Duration startPeriod) {
        return new HealthReport(
                List.of("check"),
                INTERVAL,
                Duration.ofSeconds(5),
                startPeriod,
                RETRIES,
                streak,
                checks);
    }

    private static VitalSigns signs(Health health, List<Check> checks, Duration startPeriod) {
        return signs(health, report(checks.size(), checks, startPeriod), ContainerState.RUNNING);
    }

    private static VitalSigns signs(Health health, HealthReport report, ContainerState state) {
        return new VitalSigns(
                container(health, state),
                START,
                Instant.EPOCH,
                Optional.of(report),
                Optional.empty());
    }

    private static ObservedContainer container(Health health, ContainerState state) {
        var stack = Stacks.shop("services: { web: { image: 'shop:1' } }");
        return Standing.after(stack)
                .health("web", 1, health)
                .state("web", 1, state)
                .build()
                .containers()
                .getFirst();
    }
}
