package io.stackctl.services.gateway.balancing;

import io.stackctl.services.gateway.routing.Container;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the requests to a service are divided among its revisions.
 *
 * @param permille of the requests, by revision; together 1000
 */
public record Shares(SortedMap<String, Integer> permille, Sticky sticky) {
    /** Revisions of one service. */
    public static final int MAX_REVISIONS = 16;

    public static final int WHOLE = 1000;

    /** Throws IllegalArgumentException saying what of them cannot be. */
    public Shares {
        permille = Collections.unmodifiableSortedMap(new TreeMap<>(permille));
        if (permille.size() > MAX_REVISIONS) {
            throw new IllegalArgumentException(
                    "shares are for " + MAX_REVISIONS + " revisions at most");
        }
        int sum = 0;
        for (var share : permille.entrySet()) {
            if (!Container.isRevision(share.getKey())) {
                throw new IllegalArgumentException("'" + share.getKey() + "' is not a revision");
            }
            if (share.getValue() < 0 || share.getValue() > WHOLE) {
                throw new IllegalArgumentException(
                        "the share of " + share.getKey() + " is not from 0 to " + WHOLE);
            }
            sum += share.getValue();
        }
        if (sum != WHOLE) {
            throw new IllegalArgumentException("the shares are " + sum + " together, not " + WHOLE);
        }
    }

    /** True when the revision is to get requests. */
    public boolean includes(String revision) {
        return permille.getOrDefault(revision, 0) > 0;
    }
}
