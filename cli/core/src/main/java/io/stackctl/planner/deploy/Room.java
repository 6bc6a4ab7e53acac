package io.stackctl.planner.deploy;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.deploy.OrderChoice;
import io.stackctl.model.deploy.Strategy;
import io.stackctl.model.deploy.UpdateOrder;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.tree.ByteSize;
import io.stackctl.planner.reconcile.Succession;
import io.stackctl.state.ObservedContainer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Whether an engine's memory is enough while services have two sets of containers at once, by the
 * limits that their definitions set.
 */
public final class Room {

    /** While a service goes over, so many of its containers run at most; before, so many did. */
    private record Sets(Strategy strategy, int atOnce, int before) {}

    private final Map<ServiceName, Sets> doubled = new TreeMap<>();

    /** Notes a service, where all its new containers run beside all its old ones. */
    void note(Succession succession, Progress progress, DeployPolicy policy, OrderChoice choice) {
        int fresh = progress.ahead().size();
        int old = running(Progress.oldOf(progress.ahead())) + running(succession.leaving());
        boolean beside =
                policy.strategy().overlaps()
                        || (choice.order() == UpdateOrder.START_FIRST
                                && policy.update().groupOf(fresh) >= fresh);
        if (beside && fresh > 0 && old > 0) {
            int others = running(succession.staying()) + progress.behind().size();
            doubled.put(
                    succession.service().name(),
                    new Sets(policy.strategy(), others + old + fresh, others + old));
        }
    }

    private static int running(Collection<ObservedContainer> containers) {
        return (int) containers.stream().filter(ObservedContainer::isUp).count();
    }

    /**
     * What the user should know before it begins: nothing, or one line. Where the limits of a stack
     * are more than the engine has while it is at rest, somebody wanted it so: then it is said only
     * if the two sets alone are more.
     *
     * @param memory the engine's, in bytes; asked for only where there are two sets of something
     */
    public List<String> warnings(Stack stack, LongSupplier memory) {
        if (doubled.isEmpty()) {
            return List.of();
        }
        long there = memory.getAsLong();
        long before = 0;
        long meanwhile = 0;
        long sets = 0;
        for (var service : stack.services()) {
            long each = limit(service).orElse(0L);
            var two = Optional.ofNullable(doubled.get(service.name()));
            int replicas = service.replicas().value();
            before += each * two.map(Sets::before).orElse(replicas);
            meanwhile += each * two.map(Sets::atOnce).orElse(replicas);
            sets += each * two.map(Sets::atOnce).orElse(0);
        }
        boolean fits = meanwhile <= there || (before > there && sets <= there);
        return fits || there <= 0
                ? List.of()
                : List.of(
                        told(stack)
                                + (meanwhile > sets
                                        ? ": with the rest of the stack they"
                                        : ", which")
                                + " may use "
                                + new ByteSize(meanwhile).inWords()
                                + " of the engine's "
                                + new ByteSize(there).inWords()
                                + unlimited(stack));
    }

    private String told(Stack stack) {
        return doubled.entrySet().stream()
                .filter(entry -> stack.service(entry.getKey()).flatMap(Room::limit).isPresent())
                .map(entry ->
                        entry.getKey()
                                + ": "
                                + entry.getValue().strategy()
                                + " runs "
                                + entry.getValue().atOnce()
                                + " replicas at once")
                .collect(Collectors.joining("; "));
    }

    private static String unlimited(Stack stack) {
        var names =
                stack.services().stream()
                        .filter(service -> limit(service).isEmpty())
                        .map(service -> service.name().value())
                        .sorted()
                        .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : "; not counted, since they have no limit: " + names;
    }

    private static Optional<Long> limit(Service service) {
        return service.limits().memory().map(ByteSize::bytes).filter(bytes -> bytes > 0);
    }
}
