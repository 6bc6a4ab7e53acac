package io.stackctl.services.kit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path with named parts, such as <code>/posts/{id}/comments</code>; each name stands for one
 * segment.
 */
record PathPattern(List<String> segments) {
    static PathPattern of(String text) {
        return new PathPattern(split(text));
    }

    /** The values of the named parts, or nothing when the path is another one. */
    Optional<Map<String, String>> match(String path) {
        var actual = split(path);
        if (actual.size() != segments.size()) {
            return Optional.empty();
        }
        var values = new HashMap<String, String>();
        for (int i = 0; i < actual.size(); i++) {
            var segment = segments.get(i);
            if (segment.startsWith("{") && !actual.get(i).isEmpty()) {
                values.put(segment.substring(1, segment.length() - 1), actual.get(i));
            } else if (!segment.equals(actual.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    private static List<String> split(String path) {
        return List.of(path.split("/", -1));
    }
}
