package io.stackctl.state;

import io.stackctl.model.name.ContainerId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * What of a service's {@link Traffic} somebody has said by hand: a deployment, which drains
 * containers and holds requests of its own, leaves it so. Maintenance is not among it, since nobody
 * else says that.
 *
 * @param drained containers that are to get nothing new
 * @param hold how long a request is to wait at most; zero for not at all
 */
public record ByHand(Set<ContainerId> drained, Duration hold) {

    /** Nobody has said anything. */
    public static final ByHand NOTHING = new ByHand(Set.of(), Duration.ZERO);

    public ByHand {
        drained = Set.copyOf(drained);
    }

    /** The same with these getting nothing new as well. */
    ByHand draining(Set<ContainerId> more) {
        var all = new HashSet<>(drained);
        all.addAll(more);
        return new ByHand(all, hold);
    }

    /** The same without a word about these. */
    ByHand undraining(Set<ContainerId> containers) {
        var left = new HashSet<>(drained);
        left.removeAll(containers);
        return new ByHand(left, hold);
    }

    ByHand holding(Duration longest) {
        return new ByHand(drained, longest);
    }

    /** As far as it is about these. */
    ByHand about(Collection<ObservedContainer> containers) {
        var left = new HashSet<ContainerId>();
        containers.forEach(container -> left.add(container.id()));
        left.retainAll(drained);
        return new ByHand(left, hold);
    }
}
