package io.stackctl.services.gateway.balancing;

import java.util.Set;

/**
 * Decides request by request which revision is next. Shares are kept by count, not by chance: in
 * any 1000 requests in a row each revision has exactly its share, and in fewer it is never far from
 * it.
 */
public final class Split {
    private final Shares shares;
    private final String[] revisions;
    private final int[] permille;

    /** What each revision is owed, in thousandths of a request; together 0. */
    private final int[] owed;

    Split(Shares shares) {
        this.shares = shares;
        this.revisions = shares.permille().keySet().toArray(String[]::new);
        this.permille = shares.permille().values().stream().mapToInt(Integer::intValue).toArray();
        this.owed = new int[permille.length];
    }

    public Shares shares() {
        return shares;
    }

    /**
     * The revision that is owed the most of those that may be given this request, which are all
     * where none is named; empty when none of them has a share.
     */
    public synchronized String next(Set<String> allowed) {
        int most = -1;
        int together = 0;
        for (int i = 0; i < owed.length; i++) {
            if (permille[i] > 0 && isAllowed(i, allowed)) {
                owed[i] += permille[i];
                together += permille[i];
                most = most < 0 || owed[i] > owed[most] ? i : most;
            }
        }
        if (most < 0) {
            return "";
        }
        owed[most] -= together;
        return revisions[most];
    }

    private boolean isAllowed(int revision, Set<String> allowed) {
        return allowed.isEmpty() || allowed.contains(revisions[revision]);
    }

    /**
     * The revision of the clients at this place, from 0 to 999: as places are spread evenly, each
     * has its share of them, and a change of shares moves no more clients than it must between two.
     * Only of those that may be given this request, as {@link #next}.
     */
    public String at(int place, Set<String> allowed) {
        int together = 0;
        for (int i = 0; i < permille.length; i++) {
            together += isAllowed(i, allowed) ? permille[i] : 0;
        }
        int end = 0;
        for (int i = 0; i < permille.length; i++) {
            end += isAllowed(i, allowed) ? permille[i] : 0;
            if (place * together < end * Shares.WHOLE) {
                return revisions[i];
            }
        }
        return "";
    }
}
