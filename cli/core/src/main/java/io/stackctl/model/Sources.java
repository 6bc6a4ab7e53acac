package io.stackctl.model;

import java.util.List;

/**
 * What a stack was read from; becomes labels of its containers.
 *
 * @param projectDirectory absolute; relative paths of the definition start here
 * @param configFiles absolute paths in order of precedence; {@code -} is standard input
 * @param environmentFiles absolute paths given with {@code --env-file}; empty when it was the
 *     default {@code .env}
 */
public record Sources(
        String projectDirectory, List<String> configFiles, List<String> environmentFiles) {

    public Sources {
        configFiles = List.copyOf(configFiles);
        environmentFiles = List.copyOf(environmentFiles);
    }
}
