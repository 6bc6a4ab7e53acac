package io.stackctl.workflow.deploy;

import io.stackctl.history.Revision;
import io.stackctl.history.RevisionStore;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ServingRevision;
import io.stackctl.state.Traffic;
import io.stackctl.traffic.TrafficControl;
import io.stackctl.workflow.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * {@code rollout status}: how far a deployment is, seen from any machine. It takes no lock and
 * changes nothing.
 *
 * @param open the deployment that has not ended; empty where there is none
 * @param serving what each service has of each revision, by service and revision
 */
public record RolloutStatus(Optional<Revision> open, List<ServingRevision> serving) {

    public RolloutStatus {
        serving = List.copyOf(serving);
    }

    /** Looks. */
    public static RolloutStatus of(Surroundings around, StackName stack) {
        var traffic = new TrafficControl(around.engine(), stack, () -> false).standing();
        var containers =
                new TreeMap<ServiceName, TreeMap<RevisionNumber, List<ObservedContainer>>>();
        for (var container : around.engine().containers().ofStack(stack, true)) {
            if (!container.oneOff()) {
                containers
                        .computeIfAbsent(container.service(), _ -> new TreeMap<>())
                        .computeIfAbsent(container.labels().revision(), _ -> new ArrayList<>())
                        .add(container);
            }
        }
        var serving = new ArrayList<ServingRevision>();
        containers.forEach((service, revisions) ->
                revisions.forEach(
                        (revision, its) -> serving.add(line(service, revision, its, traffic))));
        var revisions = new RevisionStore(around.engine(), stack).list();
        return new RolloutStatus(revisions.stream().findFirst().filter(Revision::isOpen), serving);
    }

    private static ServingRevision line(
            ServiceName service,
            RevisionNumber revision,
            List<ObservedContainer> containers,
            Map<ServiceName, Traffic> traffic) {
        var said = traffic.getOrDefault(service, Traffic.ALIKE);
        int up = 0;
        int drained = 0;
        for (var container : containers) {
            up += container.isUp() ? 1 : 0;
            drained += said.drained().contains(container.id()) ? 1 : 0;
        }
        return new ServingRevision(
                service,
                revision,
                containers.size(),
                up,
                drained,
                said.shares().isEmpty()
                        ? OptionalInt.empty()
                        : OptionalInt.of(said.shareOf(revision)));
    }
}
