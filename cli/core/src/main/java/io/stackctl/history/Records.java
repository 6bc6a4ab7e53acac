package io.stackctl.history;

import io.stackctl.model.Order;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.state.ObservedVolume;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The volumes of a stack's history as they stood at one moment. */
record Records(RecordNames names, List<ObservedVolume> volumes) {

    /** The newest first, with their ends. */
    List<Revision> revisions() {
        var revisions = new ArrayList<Revision>();
        for (var volume : volumes) {
            RevisionLabels.read(names, volume).ifPresent(revisions::add);
        }
        revisions.sort(Collections.reverseOrder(Order.by(Revision::number)));
        return revisions.stream().map(it -> it.ended(end(it.number()))).toList();
    }

    private Optional<Outcome> end(RevisionNumber number) {
        var outcomes = outcomes(number);
        return outcomes.isEmpty()
                ? Optional.empty()
                : Optional.of(OutcomeLabels.read(outcomes.getLast()));
    }

    /** The volumes that say how a revision ended, the last word last. */
    List<ObservedVolume> outcomes(RevisionNumber number) {
        var outcomes = new ArrayList<ObservedVolume>();
        for (var volume : volumes) {
            var own = RevisionLabels.number(volume, OutcomeLabels.KIND).filter(number::equals);
            int turn = OutcomeLabels.turn(volume);
            if (own.isPresent() && names.outcome(number, turn).value().equals(volume.name())) {
                outcomes.add(volume);
            }
        }
        outcomes.sort(Order.by(OutcomeLabels::turn));
        return outcomes;
    }

    Map<String, Map<String, String>> marks(RevisionNumber number) {
        var marks = new TreeMap<String, Map<String, String>>();
        for (var volume : volumes) {
            MarkLabels.key(volume, number)
                    .ifPresent(key -> marks.put(key, MarkLabels.labels(volume)));
        }
        return marks;
    }

    /** The highest number that anything is kept of. */
    RevisionNumber highest() {
        return volumes.stream()
                .flatMap(volume -> RevisionLabels.anyNumber(volume).stream())
                .max(Order.by(number -> number))
                .orElse(RevisionNumber.NONE);
    }

    /**
     * Ends and steps of revisions that have no record.
     *
     * @param removed revisions whose records are gone since
     */
    List<ObservedVolume> withoutRecord(Collection<RevisionNumber> removed) {
        var kept =
                revisions().stream()
                        .map(Revision::number)
                        .filter(number -> !removed.contains(number))
                        .collect(Collectors.toSet());
        return volumes.stream()
                .filter(volume -> RevisionLabels.read(names, volume).isEmpty())
                .filter(volume ->
                        RevisionLabels.anyNumber(volume)
                                .filter(number -> !kept.contains(number))
                                .isPresent())
                .filter(volume -> volume.name().startsWith(names.prefix()))
                .toList();
    }
}
