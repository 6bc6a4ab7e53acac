package io.stackctl.step;

import io.stackctl.model.name.ServiceName;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What provider services gave.
 *
 * @param variables those that the program of each set
 */
public record Provided(Map<ServiceName, ProvidedVariables> variables) {

    /** There were none of them. */
    public static final Provided NOTHING = new Provided(Map.of());

    public Provided {
        variables = Map.copyOf(variables);
    }

    /** The variables that services get which depend on this one; none where it gave nothing. */
    public Map<String, String> by(ServiceName service) {
        Map<String, String> all = new LinkedHashMap<>();
        var prefix = prefix(service);
        of(service).own().forEach((name, value) -> all.put(prefix + name, value));
        all.putAll(of(service).raw());
        return all;
    }

    /** Those of these that have the names which the program gave them. */
    public Map<String, String> rawBy(ServiceName service) {
        return of(service).raw();
    }

    private ProvidedVariables of(ServiceName service) {
        return variables.getOrDefault(service, ProvidedVariables.NONE);
    }

    /** How variables of a provider service begin in other services, such as {@code DB_}. */
    public static String prefix(ServiceName service) {
        return service.value().toUpperCase(Locale.ROOT) + "_";
    }
}
