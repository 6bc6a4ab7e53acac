package io.stackctl.history;

import io.stackctl.model.AddressCredentials;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * The words of a command line as they are kept: without what may be secret, since everybody who
 * sees the stack can read them. Values of variables, of options that sound like secrets, and
 * credentials in addresses become {@code ***}.
 */
public final class CommandWords {

    private static final String MASK = "***";

    /** Their value is {@code NAME=VALUE}. */
    private static final Set<String> VARIABLES = Set.of("-e", "--env", "--build-arg", "--set");

    private static final Pattern SECRET =
            Pattern.compile(
                    "-.*(?:passw|secret|token|credential|auth|key).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./*-]+");

    private CommandWords() {}

    /**
     * The line, with quotes where a shell needs them.
     *
     * @param words the program's name first
     */
    public static String shown(List<String> words) {
        var line = new StringJoiner(" ");
        var last = "";
        for (var word : words) {
            line.add(quoted(AddressCredentials.hidden(masked(last, word))));
            last = word;
        }
        return LabelText.cut(line.toString());
    }

    private static String masked(String last, String word) {
        if (VARIABLES.contains(last)) {
            return maskedVariable(word);
        }
        if (isSecret(last) && !last.contains("=")) {
            return MASK;
        }
        int equals = word.indexOf('=');
        if (equals < 0) {
            return word;
        }
        var option = word.substring(0, equals);
        if (VARIABLES.contains(option)) {
            return option + "=" + maskedVariable(word.substring(equals + 1));
        }
        return isSecret(option) ? option + "=" + MASK : word;
    }

    private static String maskedVariable(String variable) {
        int equals = variable.indexOf('=');
        return equals < 0 ? variable : variable.substring(0, equals + 1) + MASK;
    }

    private static boolean isSecret(String option) {
        return SECRET.matcher(option).matches();
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
