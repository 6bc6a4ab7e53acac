package io.stackctl.definition;

import io.stackctl.definition.attribute.DocumentAttributes;
import io.stackctl.model.Mapping;
import io.stackctl.model.Node;

/** Keeps the attributes of a canonical service in the order in which they are printed. */
final class ServiceOrder {

    private ServiceOrder() {}

    /** The service with an attribute set, at its place. */
    static Mapping with(Mapping service, String key, Node value) {
        if (service.has(key)) {
            return service.with(key, value);
        }
        var changed = service.with(key, value);
        var ordered = Mapping.builder(service.location());
        for (var name : DocumentAttributes.service().keys()) {
            var entry = changed.entry(name);
            if (entry != null) {
                ordered.put(entry);
            }
        }
        for (var entry : changed.entries()) {
            if (!ordered.has(entry.key())) {
                ordered.put(entry);
            }
        }
        return ordered.build();
    }
}
