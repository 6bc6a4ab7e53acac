package io.stackctl.traffic;

import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.tree.Mapping;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What gateways have counted, by revision. Two of them, subtracted, are what was in between. */
public record TrafficCounts(SortedMap<RevisionNumber, RevisionCounts> revisions) {

    static final TrafficCounts NONE = new TrafficCounts(Collections.emptySortedMap());

    public TrafficCounts {
        revisions = Collections.unmodifiableSortedMap(new TreeMap<>(revisions));
    }

    static TrafficCounts of(Mapping answer) {
        var revisions = new TreeMap<RevisionNumber, RevisionCounts>();
        for (var counts : Figures.mappings(answer, "revisions")) {
            RevisionNumber.read(counts.text("revision", ""))
                    .ifPresent(revision ->
                            revisions.merge(
                                    revision, RevisionCounts.of(counts), RevisionCounts::plus));
        }
        return new TrafficCounts(revisions);
    }

    /** What one revision got; nothing where it is not known. */
    public RevisionCounts of(RevisionNumber revision) {
        return revisions.getOrDefault(revision, RevisionCounts.NONE);
    }

    TrafficCounts plus(TrafficCounts other) {
        var sum = new TreeMap<>(revisions);
        other.revisions.forEach(
                (revision, counts) -> sum.merge(revision, counts, RevisionCounts::plus));
        return new TrafficCounts(sum);
    }

    /** What came since. A gateway that was started anew in between counts from its start. */
    public TrafficCounts since(TrafficCounts earlier) {
        var difference = new TreeMap<RevisionNumber, RevisionCounts>();
        revisions.forEach(
                (revision, counts) -> difference.put(revision, counts.since(earlier.of(revision))));
        return new TrafficCounts(difference);
    }
}
