package io.stackctl.definition;

import io.stackctl.definition.remote.RemoteReference;
import io.stackctl.failure.StackException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The {@code COMPOSE_} variables in the env files that are read before a definition is looked for:
 * {@code --env-file}, {@code COMPOSE_ENV_FILES}, or {@code .env} of the folder where the search
 * begins. They count where the process does not set them.
 */
public final class EarlyVariables {

    private static final String PREFIX = "COMPOSE_";

    private EarlyVariables() {}

    /**
     * Reads them.
     *
     * @return none where a definition is fetched: its own folder decides which file counts
     * @throws StackException when a file is missing or has mistakes, whatever the verb
     */
    public static Map<String, String> of(LoadRequest request) {
        Map<String, String> variables = new TreeMap<>();
        if (request.files().stream().anyMatch(RemoteReference::isOne)) {
            return variables;
        }
        ProjectFiles.firstVariables(request)
                .forEach((name, value) -> {
                    if (name.startsWith(PREFIX)) {
                        variables.put(name, value);
                    }
                });
        return variables;
    }
}
