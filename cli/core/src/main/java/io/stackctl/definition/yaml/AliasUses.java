package io.stackctl.definition.yaml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The places at which an anchor was used, to find one that lies within another. Docker Compose
 * compares places as texts with dots between the keys, so a dot in a key counts as one of them: the
 * services {@code test} and {@code test.other} cannot both use an anchor.
 */
final class AliasUses {

    /** Longer paths are compared by their keys: each use costs as much time as it has pieces. */
    private static final int LONGEST = 2000;

    private final Map<String, AliasUses> below = new HashMap<>();

    /** The use at this place, or the first one below it; empty at first. */
    private List<String> use = List.of();

    /**
     * Takes a use.
     *
     * @param path the keys that lead to it
     * @return an earlier one that lies above or below it
     */
    Optional<List<String>> add(List<String> path) {
        var here = List.copyOf(path);
        var place = this;
        for (var key : pieces(here)) {
            if (place.use.isEmpty()) {
                place.use = here;
            } else if (place.below.isEmpty()) {
                return Optional.of(place.use);
            }
            place = place.below.computeIfAbsent(key, _ -> new AliasUses());
        }
        if (!place.below.isEmpty()) {
            return Optional.of(place.use);
        }
        place.use = here;
        return Optional.empty();
    }

    private static List<String> pieces(List<String> path) {
        int length = 0;
        for (var key : path) {
            length += key.length() + 1;
        }
        return length > LONGEST ? path : List.of(String.join(".", path).split("\\.", -1));
    }
}
