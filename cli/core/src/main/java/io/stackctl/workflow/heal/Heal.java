package io.stackctl.workflow.heal;

import io.stackctl.failure.StackException;
import io.stackctl.model.name.ServiceName;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Pace;
import io.stackctl.workflow.Sight;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.UserPace;
import io.stackctl.workflow.deploy.KnownDefinition;
import io.stackctl.workflow.upkeep.Watcher;
import java.time.Duration;
import java.util.Set;

/** {@code heal}: what does not work any more is replaced or restarted, as the definition says. */
public final class Heal {

    /** Between two looks of one that goes on until it knows. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Surroundings around;
    private final String nameSeparator;

    /**
     * Prepares.
     *
     * @param nameSeparator {@code -}, or {@code _} in compatibility mode
     */
    public Heal(Surroundings around, String nameSeparator) {
        this.around = around;
        this.nameSeparator = nameSeparator;
    }

    /**
     * Looks once, or as long as it takes to know whether one is ill whose checks have stopped.
     *
     * @param services those to heal; empty for all that say how
     * @return whether nobody has to look after anything
     * @throws StackException when no service says how it is healed
     */
    public boolean once(FoundStack found, Set<ServiceName> services) {
        try (var pace = new UserPace(around.interruption())) {
            return once(found, services, pace);
        }
    }

    /** The same on another clock, for tests. */
    boolean once(FoundStack found, Set<ServiceName> services, Pace pace) {
        var round = round(found, services, pace);
        var result = round.run();
        while (result == HealRound.Result.UNDECIDED && !around.dryRun()) {
            pace.pause(SOON);
            result = round.run();
        }
        return result != HealRound.Result.LEFT;
    }

    /**
     * Looks again and again until the user ends it. An engine that goes away is waited for.
     *
     * @param every time between two looks
     */
    public void watch(FoundStack found, Set<ServiceName> services, Duration every) {
        try (var pace = new UserPace(around.interruption())) {
            watch(found, services, every, pace);
        }
    }

    /** The same on another clock, for tests. */
    void watch(FoundStack found, Set<ServiceName> services, Duration every, Pace pace) {
        var round = round(found, services, pace);
        new Watcher(around.events(), pace)
                .run(() -> {
                    round.run();
                    return every;
                });
    }

    private HealRound round(FoundStack found, Set<ServiceName> services, Pace pace) {
        Sight.requireServices(found, services);
        var definition = new KnownDefinition(around.engine(), found);
        return new HealRound(around, definition, services, nameSeparator, pace);
    }
}
