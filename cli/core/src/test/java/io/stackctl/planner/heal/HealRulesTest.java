package io.stackctl.planner.heal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.model.deploy.HealPolicy;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.heal.HealRules.Patient;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.planner.reconcile.Standing;
import io.stackctl.state.ObservedContainer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HealRulesTest {

    private static final ServiceName WEB = ServiceName.of("web");
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final HealPolicy POLICY =
            new HealPolicy(Duration.ofSeconds(30), 3, Duration.ofMinutes(10));

    @Test
    void who_is_ill_for_long_enough_is_treated() {
        assertEquals(
                "shop-web-2, unhealthy for 30s",
                decide(List.of(well(), ill(30), well()), List.of()));
        assertEquals("nothing", decide(List.of(well(), ill(29), well()), List.of()));
    }

    @Test
    void one_at_a_time_the_one_first_that_is_ill_for_longest() {
        assertEquals(
                "shop-web-3, unhealthy for 1m30s",
                decide(List.of(well(), ill(60), ill(90), well()), List.of()));
    }

    @Test
    void where_more_than_half_are_ill_none_is() {
        assertEquals("shop-web-1, unhealthy for 1m0s", decide(List.of(ill(60), well()), List.of()));
        // One that is ill for a moment shows as well where the cause lies.
        var told = decide(List.of(ill(60), ill(1)), List.of());
        assertTrue(told.contains("2 of 2 containers of web"), told);
        assertTrue(
                decide(List.of(ill(60), ill(60), well()), List.of()).contains("2 of 3"),
                "two of three");
    }

    @Test
    void one_alone_is_treated() {
        assertEquals("shop-web-1, unhealthy for 1m0s", decide(List.of(ill(60)), List.of()));
    }

    /** What does not run says nothing of where the cause lies. */
    @Test
    void those_that_are_down_do_not_count() {
        var told =
                decide(
                        List.of(
                                ill(60),
                                ill(60),
                                well(),
                                new Diagnosis.Down(),
                                new Diagnosis.Down()),
                        List.of());

        assertTrue(told.contains("2 of 3"), told);
    }

    @Test
    void after_as_many_as_are_allowed_it_is_told_only() {
        var past = List.of(ago(590), ago(400), ago(200));

        var told = decide(List.of(ill(60), well()), past);

        assertTrue(told.contains("was healed 3 times in 10m0s"), told);
        assertEquals(
                "shop-web-1, unhealthy for 1m0s",
                decide(List.of(ill(60), well()), List.of(ago(601), ago(400), ago(200))));
    }

    @Test
    void each_time_is_waited_for_longer() {
        var sick = List.of(ill(60), well());

        assertTrue(decide(sick, List.of(ago(29))).contains("again at 2026-11-27T10:00:01Z"));
        assertEquals("shop-web-1, unhealthy for 1m0s", decide(sick, List.of(ago(30))));
        assertTrue(decide(sick, List.of(ago(300), ago(59))).contains("again at"));
        assertEquals("shop-web-1, unhealthy for 1m0s", decide(sick, List.of(ago(300), ago(60))));
    }

    @Test
    void what_it_depends_on_comes_first() {
        var told =
                text(
                        HealRules.decide(
                                WEB,
                                POLICY,
                                patients(List.of(ill(60), well())),
                                List.of(),
                                Optional.of(ServiceName.of("db")),
                                NOW));

        assertTrue(told.contains("so is db"), told);
    }

    /** Whatever comes: never more often than allowed, never sooner than the time before. */
    @Test
    void over_any_time_no_more_are_healed_than_is_allowed() {
        var random = new Random(17);
        for (int round = 0; round < 200; round++) {
            var policy =
                    new HealPolicy(
                            Duration.ofSeconds(1 + random.nextInt(60)),
                            1 + random.nextInt(4),
                            Duration.ofSeconds(30 + random.nextInt(900)));
            var past = new ArrayList<Instant>();
            var now = NOW;
            for (int look = 0; look < 300; look++) {
                now = now.plusSeconds(random.nextInt(20));
                var patients = patients(random(random));
                var decision = HealRules.decide(WEB, policy, patients, past, Optional.empty(), now);
                long ill = patients.stream().filter(HealRulesTest::isIll).count();
                if (decision instanceof HealDecision.Treat treat) {
                    var chosen =
                            patients.stream()
                                    .filter(patient ->
                                            patient.container().equals(treat.container()))
                                    .findFirst()
                                    .orElseThrow();
                    var diagnosis = assertInstanceOf(Diagnosis.Ill.class, chosen.diagnosis());
                    assertTrue(diagnosis.lasting().compareTo(policy.after()) >= 0);
                    long running =
                            patients.stream()
                                    .filter(patient ->
                                            !(patient.diagnosis() instanceof Diagnosis.Down))
                                    .count();
                    assertTrue(running == 1 || ill * 2 <= running, patients::toString);
                    past.add(now);
                    var since = now.minus(policy.per());
                    long recent = past.stream().filter(at -> at.isAfter(since)).count();
                    assertTrue(recent <= policy.times(), past::toString);
                } else if (ill == 0) {
                    assertEquals(new HealDecision.Nothing(), decision);
                }
            }
        }
    }

    private static List<Diagnosis> random(Random random) {
        var all = new ArrayList<Diagnosis>();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            all.add(
                    switch (random.nextInt(6)) {
                        case 0 -> ill(random.nextInt(120));
                        case 1 -> new Diagnosis.Spared("is starting");
                        case 2 -> new Diagnosis.Down();
                        case 3 -> new Diagnosis.Stale();
                        default -> well();
                    });
        }
        return all;
    }

    private static boolean isIll(Patient patient) {
        return patient.diagnosis() instanceof Diagnosis.Ill;
    }

    private static Diagnosis well() {
        return new Diagnosis.Well();
    }

    private static Diagnosis ill(int seconds) {
        return new Diagnosis.Ill(Duration.ofSeconds(seconds), false);
    }

    private static Instant ago(int seconds) {
        return NOW.minusSeconds(seconds);
    }

    private static String decide(List<Diagnosis> diagnoses, List<Instant> past) {
        return text(
                HealRules.decide(WEB, POLICY, patients(diagnoses), past, Optional.empty(), NOW));
    }

    private static String text(HealDecision decision) {
        return switch (decision) {
            case HealDecision.Nothing() -> "nothing";
            case HealDecision.Tell(var why) -> why;
            case HealDecision.Treat(var container, var cause) -> container.name() + ", " + cause;
            case HealDecision.Clear(var container, var cause) -> "clear " + container.name();
        };
    }

    private static List<Patient> patients(List<Diagnosis> diagnoses) {
        var containers = CONTAINERS.subList(0, diagnoses.size());
        var patients = new ArrayList<Patient>();
        for (int i = 0; i < diagnoses.size(); i++) {
            patients.add(new Patient(containers.get(i), diagnoses.get(i), false));
        }
        return patients;
    }

    private static final List<ObservedContainer> CONTAINERS =
            Standing.after(
                            Stacks.shop(
                                    "services: { web: { image: 'shop:1', deploy: { replicas: 6 } } }"))
                    .build()
                    .containers();
}
