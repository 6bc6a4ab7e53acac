package io.stackctl.definition;

import io.stackctl.model.Stack;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses the variables that become part of a stack: those of env files, and of the process's only
 * those that the definition names and leaves to be looked up when it is carried out.
 */
final class KeptVariables {

    private final Map<String, String> seen;
    private final Map<String, String> kept = new HashMap<>();

    private KeptVariables(Map<String, String> seen) {
        this.seen = seen;
    }

    /**
     * Chooses.
     *
     * @param seen all that the definition sees
     * @param process those of them that the process has
     * @param document the whole definition, in its canonical form
     */
    static Map<String, String> of(
            Map<String, String> seen, Map<String, String> process, Mapping document) {
        var variables = new KeptVariables(seen);
        for (var name : seen.keySet()) {
            if (!process.containsKey(name)) {
                variables.keep(name);
            }
        }
        variables.keep(Stack.DEFAULT_PLATFORM);
        variables.keep(Stack.ENVIRONMENT);
        variables.keepContents(document.mapping("secrets"));
        variables.keepContents(document.mapping("configs"));
        for (var service : document.mapping("services").entries()) {
            if (service.value() instanceof Mapping definition) {
                variables.keepOfHooks(definition, "pre_start");
                variables.keepOfHooks(definition, "post_start");
                variables.keepOfHooks(definition, "pre_stop");
            }
        }
        return Map.copyOf(variables.kept);
    }

    private void keepContents(Mapping files) {
        for (var file : files.entries()) {
            if (file.value() instanceof Mapping definition) {
                definition.text("environment").ifPresent(this::keep);
            }
        }
    }

    private void keepOfHooks(Mapping service, String kind) {
        for (var hook : service.has(kind) ? service.mappings(kind) : List.<Mapping>of()) {
            keepUnset(hook.mapping("environment"));
        }
    }

    /** What has no value means the variable of its name. */
    private void keepUnset(Mapping variables) {
        for (var variable : variables.entries()) {
            if (variable.value() instanceof Scalar.Null) {
                keep(variable.key());
            }
        }
    }

    private void keep(String name) {
        var value = seen.get(name);
        if (value != null) {
            kept.put(name, value);
        }
    }
}
