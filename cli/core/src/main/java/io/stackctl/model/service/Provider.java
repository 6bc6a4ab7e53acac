package io.stackctl.model.service;

import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Sequence;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A service that another program runs.
 *
 * @param type the program: a client plugin, or a name on PATH
 * @param options passed as {@code --key=value}, once a value
 */
public record Provider(String type, Map<String, List<String>> options) {

    public static Provider of(Mapping definition) {
        var options = new LinkedHashMap<String, List<String>>();
        var given = definition.mapping("options");
        for (var key : given.keys()) {
            options.put(
                    key,
                    given.get(key) instanceof Sequence
                            ? given.texts(key)
                            : List.of(given.text(key, "")));
        }
        return new Provider(definition.text("type", ""), Collections.unmodifiableMap(options));
    }
}
