package io.stackctl.docker.build;

import io.stackctl.engine.Builds.Secret;
import io.stackctl.engine.Buildx.Bake;
import java.util.HashMap;
import java.util.Map;

/** Secrets whose content we have reach buildx as variables of its process, and nobody else. */
final class BakeSecrets {

    private BakeSecrets() {}

    /** The variable that holds a secret: the one that the definition names, or one of our own. */
    static String variable(Secret secret) {
        return secret.variable()
                .orElseGet(() -> "STACKCTL_SECRET_" + secret.id().replaceAll("[^A-Za-z0-9]", "_"));
    }

    /** All of them. */
    static Map<String, String> of(Bake bake) {
        Map<String, String> variables = new HashMap<>();
        for (var image : bake.images()) {
            for (var secret : image.spec().secrets()) {
                if (secret.file().isEmpty()) {
                    variables.put(variable(secret), secret.content());
                }
            }
        }
        return variables;
    }
}
