package io.stackctl.history;

import io.stackctl.model.name.RevisionNumber;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Which revisions are forgotten. */
final class Pruning {

    private Pruning() {}

    /**
     * All but the newest, those that run, and the last two good ones: the one that serves, and the
     * one that a rollback goes to.
     *
     * @param revisions the newest first
     * @return the oldest first
     */
    static List<Revision> of(List<Revision> revisions, int keep, Set<RevisionNumber> running) {
        if (keep < 1) {
            throw new IllegalArgumentException("at least one revision is kept");
        }
        var lastGood = revisions.stream().filter(Revision::isGood).limit(2).toList();
        var forgotten = new ArrayList<Revision>();
        for (var revision : revisions.subList(Math.min(keep, revisions.size()), revisions.size())) {
            if (!running.contains(revision.number()) && !lastGood.contains(revision)) {
                forgotten.add(revision);
            }
        }
        Collections.reverse(forgotten);
        return forgotten;
    }
}
