package io.stackctl.planner;

import io.stackctl.failure.Location;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;

/** Services that run at times of their own, which an engine keeps for nobody. */
public final class Scheduled {

    private Scheduled() {}

    /**
     * Refuses one: it would run once, and be taken for one that has ended.
     *
     * @throws StackException with the place of its schedule
     */
    public static void check(Service service) {
        if (service.schedule().isEmpty()) {
            return;
        }
        var place =
                service.definition()
                        .mapping("x-stackctl")
                        .find("schedule")
                        .map(node -> node.location())
                        .orElse(Location.NONE);
        throw StackException.of(
                Mistake.of(
                        "an engine starts nothing by the clock",
                        place,
                        "services." + service.name() + ".x-stackctl.schedule",
                        "give the service a profile, so that it is left alone, and have cron call:"
                                + " stackctl run --rm "
                                + service.name()
                                + "; Kubernetes has a CronJob: stackctl render kubernetes"));
    }
}
