package io.stackctl.definition;

import io.stackctl.model.tree.Mapping;
import java.util.HashMap;
import java.util.Map;

/**
 * The variables that an {@code env_file} of a service sees where they are not those of the whole
 * stack: what is included has the env files of its include.
 */
final class FileVariables {

    private record Use(String service, String path) {}

    private final Map<Use, Map<String, String>> known = new HashMap<>();

    /**
     * Notes the variables of all files of a document; what an inner include noted stays.
     *
     * @param directory absolute; where relative paths of the document start
     */
    void note(Mapping document, String directory, Map<String, String> variables) {
        for (var entry : document.mapping("services").entries()) {
            if (entry.value() instanceof Mapping service) {
                for (var file : service.mappings("env_file")) {
                    var path = LocalPaths.resolve(directory, file.text("path", ""));
                    known.putIfAbsent(new Use(entry.key(), path), variables);
                }
            }
        }
    }

    /** The variables for a file of a service, by its absolute path. */
    Map<String, String> of(String service, String path, Map<String, String> usual) {
        return known.isEmpty() ? usual : known.getOrDefault(new Use(service, path), usual);
    }
}
