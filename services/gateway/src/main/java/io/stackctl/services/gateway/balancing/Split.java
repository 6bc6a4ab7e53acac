package io.stackctl.services.gateway.balancing;

import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Decides request by request which revision is next. Shares are kept by count, not by chance: of
 * two revisions, each has had its share of all requests so far, give or take less than one, and so
 * its share of any 1000 in a row, give or take one. Where there are more, it is one for each of the
 * others. Which requests these are is left to chance, and each is as likely as any other: what
 * comes in a rhythm, such as each fifth request a POST, would otherwise always meet the same
 * revision.
 */
public final class Split {
    /** What a revision is owed when one request is due to it, in a unit that divides 1000ths. */
    private static final long REQUEST = (long) Shares.WHOLE << 20;

    private final Shares shares;
    private final String[] revisions;
    private final int[] permille;
    private final RandomGenerator random;

    /** How far each is into the stretch of requests in which it gets one; below REQUEST. */
    private final long[] progress;

    /** Where in that stretch it gets it; every place is as likely. */
    private final long[] place;

    /** Requests that each should have been given already. */
    private final int[] due;

    Split(Shares shares) {
        this(shares, new SplittableRandom());
    }

    Split(Shares shares, RandomGenerator random) {
        this.shares = shares;
        this.revisions = shares.permille().keySet().toArray(String[]::new);
        this.permille = shares.permille().values().stream().mapToInt(Integer::intValue).toArray();
        this.random = random;
        this.progress = new long[permille.length];
        this.place = random.longs(permille.length, 0, REQUEST).toArray();
        this.due = new int[permille.length];
    }

    public Shares shares() {
        return shares;
    }

    /**
     * The revision that is to get this request, of those that may, which are all where none is
     * named; empty when none of them has a share. The one with the largest share gets what is due
     * to no other.
     */
    public synchronized String next(Set<String> allowed) {
        int largest = -1;
        int together = 0;
        for (int i = 0; i < permille.length; i++) {
            if (permille[i] > 0 && isAllowed(i, allowed)) {
                together += permille[i];
                largest = largest < 0 || permille[i] > permille[largest] ? i : largest;
            }
        }
        if (largest < 0) {
            return "";
        }
        int next = largest;
        for (int i = 0; i < permille.length; i++) {
            if (i != largest && permille[i] > 0 && isAllowed(i, allowed)) {
                advance(i, permille[i] * REQUEST / together);
                if (due[i] > (next == largest ? 0 : due[next])) {
                    next = i;
                }
            }
        }
        if (next != largest) {
            due[next]--;
        }
        return revisions[next];
    }

    /** At most half a stretch at once, since another revision has as much. */
    private void advance(int revision, long by) {
        long before = progress[revision];
        long after = before + by;
        due[revision] += before <= place[revision] && place[revision] < after ? 1 : 0;
        if (after >= REQUEST) {
            after -= REQUEST;
            place[revision] = random.nextLong(REQUEST);
            due[revision] += place[revision] < after ? 1 : 0;
        }
        progress[revision] = after;
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
