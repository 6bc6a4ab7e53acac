package io.stackctl.workflow.scale;

import io.stackctl.failure.StackException;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.scale.ScaleRules;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Pace;
import io.stackctl.workflow.Sight;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.UserPace;
import io.stackctl.workflow.deploy.KnownDefinition;
import io.stackctl.workflow.upkeep.Watcher;
import java.util.Set;

/** {@code autoscale}: services get as many containers as they have to do. */
public final class Autoscaling {

    private final Surroundings around;
    private final String nameSeparator;

    /**
     * Prepares.
     *
     * @param nameSeparator {@code -}, or {@code _} in compatibility mode
     */
    public Autoscaling(Surroundings around, String nameSeparator) {
        this.around = around;
        this.nameSeparator = nameSeparator;
    }

    /**
     * Measures for as long as {@code up} says, and changes what is to be changed.
     *
     * @param services those to scale; empty for all that say how
     * @throws StackException when no service says how it is scaled
     */
    public void once(FoundStack found, Set<ServiceName> services) {
        try (var pace = new UserPace(around.interruption())) {
            once(found, services, pace);
        }
    }

    /** The same on another clock, for tests. */
    void once(FoundStack found, Set<ServiceName> services, Pace pace) {
        var round = round(found, services, pace);
        var policies = round.policies();
        round.measure(policies);
        for (int more = 1; more < ScaleRules.SAMPLES; more++) {
            pace.pause(ScaleRound.between(policies));
            round.measure(policies);
        }
        round.changeOnce(policies);
    }

    /** Goes on until the user ends it. An engine that goes away is waited for. */
    public void watch(FoundStack found, Set<ServiceName> services) {
        try (var pace = new UserPace(around.interruption())) {
            watch(found, services, pace);
        }
    }

    /** The same on another clock, for tests. */
    void watch(FoundStack found, Set<ServiceName> services, Pace pace) {
        var round = round(found, services, pace);
        new Watcher(around.events(), pace)
                .run(() -> {
                    var policies = round.policies();
                    round.run(policies);
                    return ScaleRound.between(policies);
                });
    }

    private ScaleRound round(FoundStack found, Set<ServiceName> services, Pace pace) {
        Sight.requireServices(found, services);
        var definition = new KnownDefinition(around.engine(), found);
        return new ScaleRound(around, definition, services, nameSeparator, pace);
    }
}
