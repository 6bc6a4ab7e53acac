package io.stackctl.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Variables such as {@code LEVEL=debug}, or {@code LEVEL} alone for its value here. */
public final class VariableArguments {

    private VariableArguments() {}

    /**
     * Reads them.
     *
     * @param here looks up a name without a value; one that is not set is left out
     */
    public static Map<String, String> of(
            List<String> words, Function<String, Optional<String>> here) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals >= 0) {
                variables.put(word.substring(0, equals), word.substring(equals + 1));
            } else {
                here.apply(word)
                        .ifPresentOrElse(
                                value -> variables.put(word, value), () -> variables.remove(word));
            }
        }
        return variables;
    }
}
