package io.stackctl.step;

import io.stackctl.model.name.ServiceName;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What provider services gave.
 *
 * @param variables those that the program of each set, by its own names
 */
public record Provided(Map<ServiceName, Map<String, String>> variables) {

    /** There were none of them. */
    public static final Provided NOTHING = new Provided(Map.of());

    public Provided {
        variables = Map.copyOf(variables);
    }

    /** The variables that services get which depend on this one; none where it gave nothing. */
    public Map<String, String> by(ServiceName service) {
        Map<String, String> prefixed = new LinkedHashMap<>();
        var prefix = prefix(service);
        variables
                .getOrDefault(service, Map.of())
                .forEach((name, value) -> prefixed.put(prefix + name, value));
        return prefixed;
    }

    /** How variables of a provider service begin in other services, such as {@code DB_}. */
    public static String prefix(ServiceName service) {
        return service.value().toUpperCase(Locale.ROOT) + "_";
    }
}
