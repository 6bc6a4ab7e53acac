package io.stackctl.definition;

import io.stackctl.definition.variable.Lookup;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a set of files is loaded: directories and variables.
 *
 * @param directory absolute; where relative file names start
 * @param base what relative paths of the definition are put behind; relative to the directory of
 *     the file that includes this one, or absolute
 * @param environment the variables
 */
record LoadContext(String directory, String base, Map<String, String> environment) {

    LoadContext {
        environment = Collections.unmodifiableMap(new HashMap<>(environment));
    }

    /** Looks variables up, and warns of those that are not set. */
    Lookup lookup(WarningListener warnings) {
        return new Lookup() {
            @Override
            public @Nullable String get(String name) {
                return environment.get(name);
            }

            @Override
            public void unset(String name) {
                warnings.warn(
                        "The \"" + name + "\" variable is not set. Defaulting to a blank string.");
            }
        };
    }
}
