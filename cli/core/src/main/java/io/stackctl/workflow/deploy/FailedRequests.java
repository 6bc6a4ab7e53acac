package io.stackctl.workflow.deploy;

import io.stackctl.failure.StackException;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.traffic.RevisionCounts;
import io.stackctl.traffic.TrafficControl;
import io.stackctl.traffic.TrafficCounts;
import io.stackctl.workflow.Surroundings;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** How many requests gateways see fail from now on. */
final class FailedRequests {

    private final TrafficControl control;
    private final Map<ServiceName, TrafficCounts> before = new TreeMap<>();

    FailedRequests(Surroundings around, StackName stack, Collection<ServiceName> services) {
        this.control = new TrafficControl(around.engine(), stack, () -> false);
        services.forEach(service -> before.put(service, control.counts(service)));
    }

    /** Those since; empty where nobody can be asked, since a count is no reason to fail. */
    OptionalLong count() {
        if (before.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            long failed = 0;
            for (var service : before.entrySet()) {
                var since = control.counts(service.getKey()).since(service.getValue());
                failed +=
                        since.revisions().values().stream().mapToLong(RevisionCounts::errors).sum();
            }
            return OptionalLong.of(failed);
        } catch (StackException e) {
            return OptionalLong.empty();
        }
    }
}
