package rows;

import module java.base;

import static rows.Promises.*;

/** What deployments are measured by; what must hold where stackctl deploys stands beside each. */
final class Scenarios {

    private Scenarios() {}

    static List<Scenario> all() {
        var scenarios = new ArrayList<Scenario>();
        scenarios.add(Scenario.named("good", good()));
        scenarios.add(Scenario.named("two replicas", good()).replicas(2));
        for (var style : List.of("rude", "polite", "deaf")) {
            scenarios.add(Scenario.named(style + " kept", good()).always("EXIT_STYLE", style).always("GRACE", "3s").fresh(0));
            scenarios.add(Scenario.named(style + " fresh", good()).always("EXIT_STYLE", style).always("GRACE", "3s").fresh(1));
        }
        scenarios.add(Scenario.named("never healthy", NONE_FAILED, NO_POST_LOST, ROLLED_BACK, UNTOUCHED, CLOSED_WELL)
                .release("READY_DELAY", "never"));
        // Seen within two seconds of the crash, which itself comes after a second and the start.
        scenarios.add(Scenario.named("crash loop", NONE_FAILED, NO_POST_LOST, ROLLED_BACK, UNTOUCHED, CLOSED_WELL, within(8, "giving up"))
                .release("READY_DELAY", "never")
                .release("CRASH_AFTER", "1"));
        scenarios.add(Scenario.named("slow start", NONE_FAILED, NO_POST_LOST, NEW_SERVES, NONE_CUT, CLOSED_WELL)
                .release("LISTEN_DELAY", "20")
                .always("START_PERIOD", "40s"));
        scenarios.add(Scenario.named("500s under load", ROLLED_BACK, UNTOUCHED, NO_POST_LOST, fewErrors(0.05))
                .release("FAIL_ABOVE_RPS", "3")
                .only("stackctl canary"));
        scenarios.add(Scenario.named("500s at once", ROLLED_BACK, UNTOUCHED, NO_POST_LOST, fewErrors(0.06))
                .release("FAIL_RATE", "1")
                .only("stackctl canary"));
        scenarios.add(Scenario.named("one writer", NONE_FAILED, NO_POST_LOST, NEW_SERVES, NONE_CUT, ONE_WRITER)
                .always("LOCK", "/data/lock")
                .with("writer"));
        scenarios.add(Scenario.named(
                        "asked by name", NONE_FAILED, NO_POST_LOST, NEW_SERVES, NONE_CUT, NONE_LATE, CLOSED_WELL, AS_QUICK, UNCONNECTED_BY_NAME)
                .askedByName());
        // The gateway's own page has 8080.
        scenarios.add(Scenario.named("name carried", withNames())
                .always("APP_PORT", "9000")
                .with("carried")
                .askedByName()
                .only("stackctl rolling", "stackctl blue-green", "stackctl canary", "stackctl recreate"));
        scenarios.add(Scenario.named("long requests", NONE_FAILED, NO_POST_LOST, NEW_SERVES, NONE_CUT, CLOSED_WELL).slow(30));
        scenarios.add(Scenario.named("changed route", good())
                .release("APP_PORT", "9090")
                .release("RULE", "Host(`127.0.0.1`)")
                .only("stackctl rolling", "stackctl blue-green", "stackctl canary", "stackctl up", "docker compose up+gateway"));
        // With it everybody waits, or is refused: nothing of ours listens meanwhile.
        scenarios.add(Scenario.named("gateway replaced", GATEWAY_AWAY, NEW_SERVES, NONE_CUT)
                .release("GATEWAY_RELEASE", "2")
                .only("stackctl rolling"));
        for (var trouble : Trouble.values()) {
            scenarios.add(Scenario.named(trouble.scenario(), trouble.promises()).only(trouble.tool()));
        }
        return scenarios;
    }

    private static Scenario.Promise[] good() {
        return new Scenario.Promise[] {NONE_FAILED, NO_POST_LOST, NEW_SERVES, NONE_CUT, NONE_LATE, CLOSED_WELL, AS_QUICK};
    }

    private static Scenario.Promise[] withNames() {
        return Stream.concat(Stream.of(good()), Stream.of(NONE_FAILED_BY_NAME)).toArray(Scenario.Promise[]::new);
    }
}
