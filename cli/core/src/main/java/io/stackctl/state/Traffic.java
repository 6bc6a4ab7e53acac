package io.stackctl.state;

import io.stackctl.model.deploy.Sticky;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.RevisionNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How gateways share the requests to a service among its containers.
 *
 * @param shares requests in a thousand, by the revision that gets them; a revision that is not
 *     named gets none. Empty where all containers that are ready share alike
 * @param sticky what keeps a client with one revision, where they have shares
 * @param drained containers that get nothing new
 * @param ready containers that get requests although their health check has said nothing yet, since
 *     somebody else has found them ready
 * @param hold how long a request waits at most, since nobody is to get it now; zero for not at all
 * @param maintenance whether requests are answered with a page that says so, and go nowhere
 * @param hand what of {@code drained} and {@code hold} somebody has said by hand; during a
 *     deployment also what it does not follow, so that the way back can
 */
public record Traffic(
        SortedMap<RevisionNumber, Integer> shares,
        Sticky sticky,
        Set<ContainerId> drained,
        Set<ContainerId> ready,
        Duration hold,
        boolean maintenance,
        ByHand hand) {

    /** All that there is. */
    public static final int WHOLE = 1000;

    /** As it is when nobody has said anything: all that are ready share alike. */
    public static final Traffic ALIKE =
            new Traffic(
                    Collections.emptySortedMap(),
                    Sticky.NONE,
                    Set.of(),
                    Set.of(),
                    Duration.ZERO,
                    false,
                    ByHand.NOTHING);

    public Traffic {
        shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
        drained = Set.copyOf(drained);
        ready = Set.copyOf(ready);
    }

    /**
     * The same with other shares.
     *
     * @param weights how they stand to each other; a revision without weight gets nothing
     */
    public Traffic shared(Map<RevisionNumber, Integer> weights) {
        return new Traffic(thousandths(weights), sticky, drained, ready, hold, maintenance, hand);
    }

    /** The same with clients staying with a revision, where revisions have shares. */
    public Traffic staying(Sticky by) {
        return isShared() ? new Traffic(shares, by, drained, ready, hold, maintenance, hand) : this;
    }

    /** The same with these containers, and no others, getting nothing new. */
    public Traffic draining(Set<ContainerId> containers) {
        return new Traffic(shares, sticky, containers, ready, hold, maintenance, hand);
    }

    /**
     * The same with these containers, too, getting requests before the engine calls them healthy.
     */
    public Traffic vouchingFor(Set<ContainerId> containers) {
        var all = new HashSet<>(ready);
        all.addAll(containers);
        return new Traffic(shares, sticky, drained, all, hold, maintenance, hand);
    }

    /** The same with requests waiting so long, or not at all. */
    public Traffic holding(Duration longest) {
        return new Traffic(shares, sticky, drained, ready, longest, maintenance, hand);
    }

    /** The same with a page in place of answers, or no longer. */
    public Traffic inMaintenance(boolean on) {
        return new Traffic(shares, sticky, drained, ready, hold, on, hand);
    }

    /** The same when somebody has said by hand that these get nothing new. */
    public Traffic drainingByHand(Set<ContainerId> containers) {
        var all = new HashSet<>(drained);
        all.addAll(containers);
        return draining(all).remembering(hand.draining(containers));
    }

    /** The same when somebody has said by hand that these get requests again. */
    public Traffic undrainingByHand(Set<ContainerId> containers) {
        var left = new HashSet<>(drained);
        left.removeAll(containers);
        return draining(left).remembering(hand.undraining(containers));
    }

    /** The same when somebody has said by hand how long requests wait. */
    public Traffic holdingByHand(Duration longest) {
        return holding(longest).remembering(hand.holding(longest));
    }

    /** What of it was said by hand, and is about containers that are to be there further on. */
    public Traffic byHand(Collection<ObservedContainer> staying) {
        var said = hand.about(staying);
        return ALIKE.draining(said.drained())
                .holding(said.hold())
                .inMaintenance(maintenance)
                .remembering(said);
    }

    /** The same, with something else that was said by hand. */
    public Traffic remembering(ByHand said) {
        return new Traffic(shares, sticky, drained, ready, hold, maintenance, said);
    }

    /**
     * This, as it was said by hand, on top of what a deployment says, which keeps its shares:
     * whatever either of them asks for.
     */
    public Traffic on(Traffic ground) {
        var both = new HashSet<>(ground.drained);
        both.addAll(drained);
        return ground.draining(both)
                .holding(hold.compareTo(ground.hold) > 0 ? hold : ground.hold)
                .inMaintenance(maintenance || ground.maintenance)
                .remembering(hand);
    }

    /** Whether revisions have shares, as they have during a deployment only. */
    public boolean isShared() {
        return !shares.isEmpty();
    }

    /** Whether it says nothing. */
    public boolean isAlike() {
        return equals(ALIKE);
    }

    /** The part of the requests, in a thousand, that a revision gets. */
    public int shareOf(RevisionNumber revision) {
        return shares.getOrDefault(revision, 0);
    }

    /** What is over after rounding down goes to those that lost most by it, the first one first. */
    private static SortedMap<RevisionNumber, Integer> thousandths(
            Map<RevisionNumber, Integer> weights) {
        long sum = weights.values().stream().mapToLong(Integer::longValue).sum();
        var shares = new TreeMap<RevisionNumber, Integer>();
        if (sum == 0) {
            return shares;
        }
        int left = WHOLE;
        for (var weight : weights.entrySet()) {
            int share = (int) (weight.getValue() * (long) WHOLE / sum);
            shares.put(weight.getKey(), share);
            left -= share;
        }
        var byLoss = new ArrayList<>(shares.keySet());
        byLoss.sort((one, other) ->
                Long.compare(
                        weights.getOrDefault(other, 0) * (long) WHOLE % sum,
                        weights.getOrDefault(one, 0) * (long) WHOLE % sum));
        for (int i = 0; i < left; i++) {
            shares.merge(byLoss.get(i), 1, Integer::sum);
        }
        return shares;
    }
}
