package io.stackctl.model.name;

import io.stackctl.failure.InvalidValueException;
import java.util.Locale;

/**
 * The name of a stack (Compose's project name): lower-case letters, digits, hyphens and
 * underscores, starting with a letter or digit.
 */
public record StackName(String value) {

    public StackName {
        if (value.isEmpty()) {
            throw new InvalidValueException(
                    "project name must not be empty",
                    "give one with -p NAME, or name: in the file");
        }
        if (!value.equals(normal(value))) {
            var normal = normal(value);
            throw new InvalidValueException(
                    "invalid project name \""
                            + value
                            + "\": must consist only of lowercase alphanumeric characters, hyphens,"
                            + " and underscores as well as start with a letter or number",
                    normal.isEmpty() ? "" : "use \"" + normal + "\"");
        }
    }

    /** Takes a name that must be in its normal form already. */
    public static StackName of(String text) {
        return new StackName(text);
    }

    /** Makes a name of any text, such as {@code mydir_x-1} of {@code My.Dir_X-1}. */
    public static StackName normalised(String text) {
        return new StackName(normal(text));
    }

    /** The part of a text that can be a name; may be empty. */
    public static String normal(String text) {
        var normal = new StringBuilder();
        var lower = text.toLowerCase(Locale.ROOT);
        for (var i = 0; i < lower.length(); i++) {
            var c = lower.charAt(i);
            var starts = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (starts || ((c == '_' || c == '-') && !normal.isEmpty())) {
                normal.append(c);
            }
        }
        return normal.toString();
    }

    @Override
    public String toString() {
        return value;
    }
}
