package io.stackctl.swarm.planner;

import io.stackctl.cluster.ServiceRevision;
import io.stackctl.docker.json.Json;
import io.stackctl.swarm.state.ObservedService;
import io.stackctl.swarm.state.ObservedSwarm;
import io.stackctl.swarm.state.SwarmTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which forms of services a swarm remembers: what each is to be, and was before its last change.
 */
public final class ServiceHistory {

    private ServiceHistory() {}

    /** Those of these services, the current one of each first. */
    public static List<ServiceRevision> of(ObservedSwarm observed, List<ObservedService> services) {
        var revisions = new ArrayList<ServiceRevision>();
        for (var service : services) {
            revisions.add(
                    revision(
                            service,
                            true,
                            service.before()
                                    .map(before -> change(observed, before.spec(), service.spec()))
                                    .orElse("")));
            service.before().ifPresent(before -> revisions.add(revision(before, false, "")));
        }
        return revisions;
    }

    private static ServiceRevision revision(
            ObservedService service, boolean current, String change) {
        return new ServiceRevision(
                service.name(),
                service.version(),
                made(service),
                service.image(),
                service.replicas(),
                current,
                progress(service.update()),
                change);
    }

    /** A swarm writes a service once more when it has carried out a change. */
    private static Optional<Instant> made(ObservedService service) {
        return SwarmTime.of(service.update().text("StartedAt")).or(service::touched);
    }

    /** That all went well goes without saying. */
    private static String progress(Json update) {
        var state = update.text("State");
        if (state.isEmpty() || state.equals("completed")) {
            return "";
        }
        var message = update.text("Message");
        return state.replace('_', ' ') + (message.isEmpty() ? "" : ": " + message);
    }

    private static String change(ObservedSwarm observed, Json before, Json after) {
        return FlatSpec.of(after, observed::networkName)
                .differenceTo(FlatSpec.of(before, observed::networkName))
                .orElse(forced(before) == forced(after) ? "" : "new tasks of the same form");
    }

    private static long forced(Json spec) {
        return spec.get("TaskTemplate").number("ForceUpdate");
    }
}
