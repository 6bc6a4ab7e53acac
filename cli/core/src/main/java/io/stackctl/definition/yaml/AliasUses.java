package io.stackctl.definition.yaml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The places at which an anchor was used, to find one that lies within another. */
final class AliasUses {

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
        for (var key : here) {
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
}
