package io.stackctl.planner.reconcile;

import io.stackctl.model.Order;
import io.stackctl.model.Service;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.Dependencies;
import io.stackctl.planner.fields.Fields;
import io.stackctl.planner.reconcile.Convergence.Replacement;
import io.stackctl.state.ContainerState;
import io.stackctl.state.ObservedContainer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides for every service, dependencies first, which containers stay, go, come or are replaced.
 */
final class Convergences {

    private static final Comparator<ObservedContainer> BY_NUMBER = Order.by(Convergence::number);

    private final Reconciliation work;
    private final Map<ServiceName, Convergence> decided = new LinkedHashMap<>();

    Convergences(Reconciliation work) {
        this.work = work;
    }

    /** One an enabled service, in dependency order. */
    Map<ServiceName, Convergence> decide() {
        for (var service : Dependencies.inOrder(work.stack)) {
            boolean leftAlone = service.provider().isPresent() || work.isUntouched(service.name());
            if (!leftAlone) {
                decided.put(service.name(), decide(service));
            }
        }
        return decided;
    }

    private Convergence decide(Service service) {
        var leftovers = new ArrayList<ObservedContainer>();
        var adopted = new ArrayList<ObservedContainer>();
        var usable = new ArrayList<ObservedContainer>();
        var all = work.observedReplicas(service.name());
        for (var container : all) {
            if (!ReplicaNames.isTemporary(container)) {
                if (container.state() != ContainerState.REMOVING) {
                    usable.add(container);
                }
                if (Succession.isAside(container) && !isTaken(finalNameOf(container))) {
                    adopted.add(container);
                }
            } else if (all.stream().anyMatch(other -> isOutdoneBy(container, other))) {
                leftovers.add(container);
            } else {
                adopted.add(container);
                usable.add(container);
            }
        }
        return decide(service, leftovers, adopted, usable);
    }

    private boolean isTaken(String name) {
        return work.observed.containers().stream().anyMatch(other -> other.name().equals(name));
    }

    private static String finalNameOf(ObservedContainer aside) {
        return aside.name().substring(0, aside.name().lastIndexOf('_'));
    }

    // The old container still holds the number and the name: the replacement starts over.
    private static boolean isOutdoneBy(ObservedContainer temporary, ObservedContainer other) {
        return ReplicaNames.wasToReplace(temporary, other)
                || other.name().equals(ReplicaNames.finalNameOf(temporary));
    }

    private Convergence decide(
            Service service,
            List<ObservedContainer> leftovers,
            List<ObservedContainer> adopted,
            List<ObservedContainer> usable) {
        var fields =
                Fields.of(
                        service,
                        new Grants(work.stack, service)
                                .digests(work.options.facts().fileDigests()));
        var divergence = new Divergence(work, service, fields, decided);
        var causes = new LinkedHashMap<ObservedContainer, Optional<String>>();
        usable.forEach(container -> causes.put(container, divergence.of(container)));

        int wanted = service.replicas().value();
        var sorted = usable.size() > wanted ? newestFirst(usable, divergence) : usable;
        var staying = new ArrayList<>(sorted.subList(0, Math.min(wanted, sorted.size())));
        staying.sort(BY_NUMBER);
        var kept = new ArrayList<ObservedContainer>();
        var replaced = new ArrayList<Replacement>();
        for (var container : staying) {
            causes.getOrDefault(container, Optional.empty())
                    .ifPresentOrElse(
                            cause -> replaced.add(new Replacement(container, cause)),
                            () -> kept.add(container));
        }
        for (var container : kept) {
            divergence.onlyLevelOf(container).ifPresent(level -> work.levels.found(service, level));
        }
        return new Convergence(
                service,
                fields,
                leftovers,
                adopted,
                List.copyOf(sorted.subList(staying.size(), sorted.size())),
                kept,
                replaced,
                missing(usable, wanted - staying.size()));
    }

    // Whoever brought a new version up beside the old one wants to be left with the new one, and
    // whoever has given up its name is on its way out.
    private static List<ObservedContainer> newestFirst(
            List<ObservedContainer> containers, Divergence divergence) {
        var ranks = new HashMap<ObservedContainer, Integer>();
        for (var container : containers) {
            int obsolete = divergence.isObsolete(container) ? 1 : 0;
            ranks.put(container, isReplaced(container, containers) ? 2 : obsolete);
        }
        var sorted = new ArrayList<>(containers);
        sorted.sort((left, right) -> {
            int worse = Integer.compare(ranks.getOrDefault(left, 0), ranks.getOrDefault(right, 0));
            int higher = worse != 0 ? worse : BY_NUMBER.compare(left, right);
            return higher != 0 ? higher : right.created().compareTo(left.created());
        });
        return sorted;
    }

    private static boolean isReplaced(ObservedContainer container, List<ObservedContainer> others) {
        return others.stream().anyMatch(other -> Succession.isReplacedBy(container, other));
    }

    private static List<Integer> missing(List<ObservedContainer> existing, int count) {
        int highest = existing.stream().mapToInt(Convergence::number).max().orElse(0);
        var numbers = new ArrayList<Integer>();
        for (int i = 1; i <= count; i++) {
            numbers.add(highest + i);
        }
        return numbers;
    }
}
