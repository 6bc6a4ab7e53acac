package io.stackctl.model.build;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the values of global build arguments into the {@code FROM} lines of a Dockerfile. */
final class BuildVariables {

    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:([A-Za-z_]\\w*)|\\{([A-Za-z_]\\w*)(?:(:?[-+])([^}]*))?})");

    private BuildVariables() {}

    /**
     * Expands {@code $NAME}, <code>${NAME:-default}</code> and <code>${NAME:+alternative}</code>;
     * unknown ones vanish.
     */
    static String expand(String text, Map<String, String> values) {
        return VARIABLE.matcher(unquoted(text))
                .replaceAll(found -> {
                    var name = found.group(1) != null ? found.group(1) : found.group(2);
                    var value = values.get(name);
                    var operator = found.group(3) == null ? "" : found.group(3);
                    var isSet = value != null && !(operator.startsWith(":") && value.isEmpty());
                    var result =
                            switch (operator) {
                                case "-", ":-" -> isSet ? value : expand(found.group(4), values);
                                case "+", ":+" -> isSet ? expand(found.group(4), values) : "";
                                default -> value == null ? "" : value;
                            };
                    return Matcher.quoteReplacement(String.valueOf(result));
                });
    }

    private static String unquoted(String text) {
        var quoted = text.length() > 1 && (text.startsWith("\"") || text.startsWith("'"));
        return quoted && text.endsWith(text.substring(0, 1))
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
