package io.stackctl.planner.reconcile;

import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The containers that an earlier attempt of the same deployment has made, as far as the ones that
 * they follow are still there. One that follows nobody any more is a replica like all others. Where
 * old and new are of one revision, their names tell which is which.
 */
final class Successors {

    private final Map<ServiceName, Map<Integer, ObservedContainer>> byService = new HashMap<>();
    private final Set<ObservedContainer> all = new HashSet<>();

    /**
     * Finds them.
     *
     * @param revision of the deployment; empty where there is none
     */
    static Successors of(ObservedStack observed, Optional<RevisionNumber> revision) {
        var successors = new Successors();
        revision.ifPresent(number -> successors.find(observed, number));
        return successors;
    }

    private void find(ObservedStack observed, RevisionNumber revision) {
        Map<ServiceName, Set<Integer>> old = new HashMap<>();
        for (var container : observed.containers()) {
            if (!container.oneOff() && !container.labels().revision().equals(revision)) {
                old.computeIfAbsent(container.service(), _ -> new HashSet<>())
                        .add(Convergence.number(container));
            }
        }
        for (var container : observed.containers()) {
            int number = Convergence.number(container);
            if (!container.oneOff()
                    && container.labels().revision().equals(revision)
                    && (old.getOrDefault(container.service(), Set.of()).contains(number)
                            || follows(container, observed))) {
                all.add(container);
                byService
                        .computeIfAbsent(container.service(), _ -> new HashMap<>())
                        .put(number, container);
            }
        }
    }

    /** Whether it was made for the place of another one of its own revision. */
    private static boolean follows(ObservedContainer container, ObservedStack observed) {
        return observed.replicasOf(container.service()).stream()
                .filter(other -> !other.equals(container))
                .filter(other -> other.labels().revision().equals(container.labels().revision()))
                .anyMatch(other ->
                        ReplicaNames.isTemporary(container)
                                ? ReplicaNames.wasToReplace(container, other)
                                : Succession.isReplacedBy(other, container));
    }

    boolean contain(ObservedContainer container) {
        return all.contains(container);
    }

    /** Those of a service, by number. */
    Map<Integer, ObservedContainer> of(ServiceName service) {
        return byService.getOrDefault(service, Map.of());
    }
}
