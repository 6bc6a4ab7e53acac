package io.stackctl.services.gateway.balancing;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The counters of one unit: of no more revisions than shares may name. */
public final class CountersByRevision {
    /** Stands for all revisions beyond those; no revision has this name. */
    static final String OTHERS = "*";

    private final Map<String, Counters> counters = new TreeMap<>();

    /** Those of a revision. */
    public synchronized Counters of(String revision) {
        boolean full = counters.size() >= Shares.MAX_REVISIONS && !counters.containsKey(revision);
        return counters.computeIfAbsent(full ? OTHERS : revision, name -> new Counters());
    }

    /** Makes room for these: while there is some, revisions that have gone can still be read. */
    synchronized void present(Collection<String> revisions) {
        if (counters.size() >= Shares.MAX_REVISIONS) {
            counters.keySet().removeIf(name -> !revisions.contains(name) && !name.equals(OTHERS));
        }
    }

    /** All of the moment. */
    public synchronized Map<String, Counters> all() {
        return new TreeMap<>(counters);
    }
}
