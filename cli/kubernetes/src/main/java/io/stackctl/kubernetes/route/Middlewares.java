package io.stackctl.kubernetes.route;

import io.stackctl.kubernetes.scope.ServiceScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the labels of a stack say is done to requests on the way, by name. */
final class Middlewares {

    private static final String PREFIX = "traefik.http.middlewares.";

    private final Map<String, Map<String, String>> byName = new TreeMap<>();

    /** Reads those of all services: a router may use its neighbours'. */
    Middlewares(List<ServiceScope> services) {
        for (var service : services) {
            service.service().labels().forEach(this::read);
        }
    }

    private void read(String label, String value) {
        if (label.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
            var rest = label.substring(PREFIX.length());
            int dot = rest.indexOf('.');
            if (dot > 0) {
                byName.computeIfAbsent(rest.substring(0, dot), _ -> new TreeMap<>())
                        .put(rest.substring(dot + 1), value);
            }
        }
    }

    /**
     * The changes that a list of names stands for; empty where one of them has no counterpart.
     *
     * @param names with commas between them
     */
    Optional<List<Route.Change>> changes(String names) {
        var changes = new ArrayList<Route.Change>();
        for (var name : names.split(",", -1)) {
            var bare = name.strip().replaceFirst("@docker$", "");
            if (bare.isEmpty()) {
                continue;
            }
            var fields = byName.getOrDefault(bare, Map.of());
            if (fields.isEmpty()) {
                return Optional.empty();
            }
            for (var field : fields.entrySet()) {
                var change = change(field.getKey(), field.getValue());
                if (change.isEmpty()) {
                    return Optional.empty();
                }
                changes.add(change.get());
            }
        }
        return Optional.of(changes);
    }

    private static Optional<Route.Change> change(String key, String value) {
        var field = "headers.customresponseheaders.";
        var folded = key.toLowerCase(Locale.ROOT);
        if (folded.equals("stripprefix.prefixes")) {
            return Optional.of(
                    new Route.Strip(
                            Arrays.stream(value.split(",", -1)).map(String::strip).toList()));
        }
        if (folded.equals("addprefix.prefix")) {
            return Optional.of(new Route.Prefix(value));
        }
        return folded.startsWith(field)
                ? Optional.of(new Route.ResponseField(key.substring(field.length()), value))
                : Optional.empty();
    }
}
