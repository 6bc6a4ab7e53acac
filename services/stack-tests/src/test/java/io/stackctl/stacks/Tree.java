package io.stackctl.stacks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** JSON to look into; a path that is not there fails the test that asked for it. */
record Tree(@Nullable Object value) {
    static Tree of(@Nullable Object value) {
        return new Tree(value);
    }

    Tree at(String... path) {
        var here = value;
        for (var name : path) {
            if (!(here instanceof Map<?, ?> map) || !map.containsKey(name)) {
                throw new AssertionError("there is no " + String.join(".", path) + " in " + value);
            }
            here = map.get(name);
        }
        return new Tree(here);
    }

    /** The names in this object. */
    Set<String> names() {
        if (value instanceof Map<?, ?> map) {
            return map.keySet().stream().map(String::valueOf).collect(Collectors.toSet());
        }
        throw new AssertionError("not an object: " + value);
    }

    /** This object but for some names. */
    Tree without(String... names) {
        var rest = new HashMap<String, Tree>();
        for (var name : names()) {
            rest.put(name, at(name));
        }
        rest.keySet().removeAll(Set.of(names));
        return of(rest);
    }

    boolean has(String name) {
        return value instanceof Map<?, ?> map && map.get(name) != null;
    }

    List<Tree> elements() {
        if (value instanceof List<?> list) {
            return list.stream().map(Tree::new).toList();
        }
        throw new AssertionError("not a list: " + value);
    }

    String text() {
        return String.valueOf(value);
    }

    long number() {
        return Long.parseLong(text());
    }
}
