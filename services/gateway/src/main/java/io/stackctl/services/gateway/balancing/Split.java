package io.stackctl.services.gateway.balancing;

import java.util.Arrays;

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

    /** The revision that is owed the most. */
    public synchronized String next() {
        int most = 0;
        for (int i = 0; i < owed.length; i++) {
            owed[i] += permille[i];
            if (owed[i] > owed[most]) {
                most = i;
            }
        }
        owed[most] -= Shares.WHOLE;
        return revisions[most];
    }

    /**
     * The revision of the clients at this place, from 0 to 999: as places are spread evenly, each
     * has its share of them, and a change of shares moves no more clients than it must between two.
     */
    public String at(int place) {
        int end = 0;
        for (int i = 0; i < permille.length; i++) {
            end += permille[i];
            if (place < end) {
                return revisions[i];
            }
        }
        throw new IllegalArgumentException(place + " is not in " + Arrays.toString(permille));
    }
}
