package io.stackctl.step;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The variables that the program of a provider service sets.
 *
 * @param own by its own names; in other services they begin with the name of the service
 * @param raw by the names that they have in other services too
 */
public record ProvidedVariables(Map<String, String> own, Map<String, String> raw) {

    /** None. */
    public static final ProvidedVariables NONE = new ProvidedVariables(Map.of(), Map.of());

    public ProvidedVariables {
        own = Collections.unmodifiableMap(new LinkedHashMap<>(own));
        raw = Collections.unmodifiableMap(new LinkedHashMap<>(raw));
    }
}
