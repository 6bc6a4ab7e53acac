package io.stackctl.services.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Header fields in the order they came; names are compared without regard to case. Confined to one
 * connection.
 */
public final class Headers {
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    public void add(String name, String value) {
        names.add(name);
        values.add(value);
    }

    /** Replaces every field of this name by one. */
    public void set(String name, String value) {
        remove(name);
        add(name, value);
    }

    public void remove(String name) {
        removeIf(name::equalsIgnoreCase);
    }

    public void removeIf(Predicate<String> nameMatches) {
        for (int i = names.size() - 1; i >= 0; i--) {
            if (nameMatches.test(names.get(i))) {
                names.remove(i);
                values.remove(i);
            }
        }
    }

    /** The value of the first field of this name. */
    public @Nullable String first(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                return values.get(i);
            }
        }
        return null;
    }

    public List<String> all(String name) {
        var found = new ArrayList<String>(1);
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                found.add(values.get(i));
            }
        }
        return found;
    }

    public boolean has(String name) {
        return first(name) != null;
    }

    /**
     * The members of a comma separated list, in lower case, from all fields of this name together.
     */
    public List<String> tokens(String name) {
        var tokens = new ArrayList<String>(2);
        for (var value : all(name)) {
            for (int from = 0; from <= value.length(); ) {
                int comma = value.indexOf(',', from);
                int to = comma < 0 ? value.length() : comma;
                var token = value.substring(from, to).strip();
                if (!token.isEmpty()) {
                    tokens.add(token.toLowerCase(Locale.ROOT));
                }
                from = to + 1;
            }
        }
        return tokens;
    }

    public int size() {
        return names.size();
    }

    public void forEach(BiConsumer<String, String> action) {
        for (int i = 0; i < names.size(); i++) {
            action.accept(names.get(i), values.get(i));
        }
    }
}
