package io.stackctl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The variables as the user has them.
 *
 * <p>The launcher hides some of them from the JVM, or gives them values of its own: the JVM reads
 * names of files as the locale says, and would take options that are meant for other Java programs.
 * For a variable {@code X} that it changed, {@code STACKCTL_WAS_X} holds {@code =VALUE}, or nothing
 * where {@code X} was not set.
 */
final class UserEnvironment {

    private static final String MARK = "STACKCTL_WAS_";
    private static final List<String> CHANGED =
            List.of("LC_ALL", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private UserEnvironment() {}

    /** Those of this process. */
    static Map<String, String> ofThisProcess() {
        Map<String, String> variables = new HashMap<>(System.getenv());
        restore(variables);
        return variables;
    }

    static void restore(Map<String, String> variables) {
        for (String name : CHANGED) {
            String was = variables.remove(MARK + name);
            if (was != null && was.isEmpty()) {
                variables.remove(name);
            } else if (was != null) {
                variables.put(name, was.substring(1));
            }
        }
    }
}
