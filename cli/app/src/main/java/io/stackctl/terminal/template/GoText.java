package io.stackctl.terminal.template;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as Go prints them: lists in brackets, structures in braces, blanks between. */
final class GoText {

    private GoText() {}

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "<no value>";
            case Collection<?> items ->
                    items.stream().map(GoText::of).collect(Collectors.joining(" ", "[", "]"));
            case Map<?, ?> map ->
                    map.values().stream()
                            .map(GoText::of)
                            .collect(Collectors.joining(" ", "{", "}"));
            default -> value.toString();
        };
    }
}
