package io.stackctl.model;

import java.util.List;
import java.util.Optional;

/**
 * The hashes that something has which is as it is defined.
 *
 * @param five that of Docker Compose 5
 * @param two those of Docker Compose 2, which may be the same
 */
public record AcceptedHashes(String five, List<String> two) {

    public AcceptedHashes {
        two = List.copyOf(two);
    }

    /** Whether a hash is one of them. */
    public boolean contain(String hash) {
        return five.equals(hash) || two.contains(hash);
    }

    /** The level that alone has a hash; empty where both have it, or none. */
    public Optional<HashLevel> onlyLevelOf(String hash) {
        boolean isFive = five.equals(hash);
        if (isFive == two.contains(hash)) {
            return Optional.empty();
        }
        return Optional.of(isFive ? HashLevel.COMPOSE_5 : HashLevel.COMPOSE_2);
    }
}
