package io.stackctl.model.build;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The build arguments that every Dockerfile has, and that only the builder knows (Dockerfile
 * reference, "Automatic platform ARGs in the global scope"). What is not known stays as it is
 * written and means anything, as in {@code build-${TARGETARCH}}.
 */
final class PlatformArguments {

    private static final List<String> PARTS = List.of("PLATFORM", "OS", "ARCH", "VARIANT");

    private PlatformArguments() {}

    /** Their values: those that are given, or they themselves. */
    static Map<String, String> values(Map<String, String> arguments) {
        Map<String, String> values = new HashMap<>();
        for (var part : PARTS) {
            for (var name : List.of("BUILD" + part, "TARGET" + part)) {
                values.put(name, arguments.getOrDefault(name, "${" + name + "}"));
            }
        }
        return values;
    }

    /** Whether one of them stands in an expanded text. */
    static boolean isOpen(String text) {
        return text.contains("${");
    }

    /** Matches what an expanded text may mean, in lower case as stages have their names. */
    static Pattern pattern(String text) {
        return Pattern.compile(
                List.of(text.toLowerCase(Locale.ROOT).split("\\$\\{[a-z]+}", -1)).stream()
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*")));
    }
}
