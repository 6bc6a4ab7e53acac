package io.stackctl.model.deploy;

import io.stackctl.model.service.Healthcheck;
import io.stackctl.model.tree.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@code x-stackctl.deploy}, and has its defaults. */
final class PolicyReader {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofMinutes(10);
    private static final Duration HOLD = Duration.ofSeconds(30);
    private static final int KEEP = 10;
    private static final int MOST_KEPT = 1000;

    private final Declared declared;
    private final List<String> services;

    /**
     * A reader of what is declared.
     *
     * @param services the names of all that the stack has
     */
    PolicyReader(Declared declared, List<String> services) {
        this.services = services;
        this.declared =
                declared.known(
                        "strategy",
                        "ready",
                        "min-healthy",
                        "deadline",
                        "drain",
                        "hold",
                        "overlap",
                        "sticky",
                        "canary",
                        "bake",
                        "smoke",
                        "hooks",
                        "history",
                        "autoscale",
                        "heal",
                        "vip");
    }

    StackPolicy stackPolicy() {
        declared.refuse(
                "vip",
                "names are a service's, not the stack's",
                "move it to x-stackctl.deploy of each service that is called so");
        return new StackPolicy(
                new HookReader(declared, services).hooks(),
                declared.duration("deadline", SECOND).orElse(DEADLINE),
                keep());
    }

    /**
     * The policy of a service.
     *
     * @param check the service's health check
     * @param replicas how many containers it has
     * @param compose what {@code update_config} says
     * @param own only what the service itself declares
     */
    DeployPolicy policy(
            Optional<Healthcheck> check, int replicas, UpdateConfig compose, Declared own) {
        own.refuse(
                "history",
                "revisions are the stack's, not a service's",
                "move it to x-stackctl.deploy at the top of the file");
        var strategy = declared.word("strategy", Strategy.class, "strategy");
        var update =
                declared.duration("min-healthy", Duration.ZERO)
                        .map(compose::withMinHealthy)
                        .orElse(compose);
        checkVip();
        var gates = new GateReader(declared);
        var ready = gates.ready(check);
        var canary = new CanaryReader(declared.below("canary")).canary();
        var bake = declared.duration("bake", Duration.ZERO).orElse(Duration.ZERO);
        var chosen = strategy.orElse(Strategy.ROLLING);
        var waits = chosen.waits(update, canary, bake, replicas);
        return new DeployPolicy(
                chosen,
                update,
                ready,
                deadline(ready, waits),
                gates.drain(),
                declared.duration("hold", Duration.ZERO).orElse(HOLD),
                declared.flag("overlap")
                        .map(may -> may ? Overlap.ALLOWED : Overlap.FORBIDDEN)
                        .orElse(Overlap.UNSAID),
                declared.word("sticky", Sticky.class, "way of staying").orElse(Sticky.NONE),
                canary,
                bake,
                gates.smoke(),
                new HookReader(own, services).hooks(),
                keep(),
                new ScaleReader(declared).autoscale(),
                new ScaleReader(declared).heal());
    }

    /** What it means takes the whole stack: see {@code model.deploy.vip}. */
    private void checkVip() {
        var vip = declared.below("vip").known("gateway", "http", "tcp");
        vip.ports("http");
        vip.ports("tcp");
    }

    private int keep() {
        return declared.below("history").known("keep").whole("keep", 1, MOST_KEPT).orElse(KEEP);
    }

    /** What is said; else ten minutes, or what the policy's own times need and as much again. */
    private Duration deadline(Ready ready, Duration waits) {
        var said = declared.duration("deadline", SECOND);
        if (said.isEmpty()) {
            var needed = ready.deadline().plus(waits.multipliedBy(2));
            return needed.compareTo(DEADLINE) > 0
                    ? Declared.shorter(needed, Declared.LONGEST)
                    : DEADLINE;
        }
        var longest = said.get();
        if (longest.compareTo(waits) < 0) {
            declared.find("deadline")
                    .ifPresent(field ->
                            declared.mistake(
                                    field,
                                    "deadline "
                                            + DurationText.print(longest)
                                            + " is shorter than what is waited for in any case: "
                                            + DurationText.print(waits),
                                    "make it longer, or shorten min-healthy, bake, the canary's"
                                            + " 'each' or update_config's delay"));
        }
        return longest;
    }
}
