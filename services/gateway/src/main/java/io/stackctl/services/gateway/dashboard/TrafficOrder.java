package io.stackctl.services.gateway.dashboard;

import io.stackctl.services.gateway.balancing.Shares;
import io.stackctl.services.gateway.balancing.Sticky;
import io.stackctl.services.gateway.discovery.Answer;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads how requests are to be divided: {@code {"shares": {"r6": 950, "r7": 50}, "sticky":
 * "cookie"}}.
 */
final class TrafficOrder {
    private TrafficOrder() {}

    /**
     * Null for no shares, which makes all that are ready alike; throws IllegalArgumentException
     * saying what is wrong.
     */
    static @Nullable Shares read(String json) {
        var said = Answer.parse(json);
        var shares = said.get("shares");
        if (!shares.present()) {
            throw new IllegalArgumentException("'shares' is missing");
        }
        var permille = new TreeMap<String, Integer>();
        for (var revision : shares.names()) {
            long share = shares.get(revision).number(-1);
            permille.put(revision, Math.clamp(share, -1, Shares.WHOLE + 1));
        }
        if (permille.isEmpty()) {
            return null;
        }
        var sticky = said.get("sticky").text();
        return new Shares(permille, sticky.isEmpty() ? Sticky.NONE : Sticky.of(sticky));
    }
}
