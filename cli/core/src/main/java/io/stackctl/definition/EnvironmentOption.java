package io.stackctl.definition;

import io.stackctl.definition.attribute.DocumentAttributes;
import io.stackctl.model.Service;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import java.util.Map;

/** Variables that a service gets besides those of its definition. */
public final class EnvironmentOption {

    private EnvironmentOption() {}

    /** The service with them; they win over those that it has. */
    public static Service add(Service service, Map<String, String> variables) {
        Mapping definition = service.definition();
        var environment = definition.mapping("environment").toBuilder();
        variables.forEach((key, value) ->
                environment.put(key, new Scalar.Text(value, definition.location())));
        return new Service(
                service.name(),
                CanonicalOrder.with(
                        DocumentAttributes.service(),
                        definition,
                        "environment",
                        environment.build()));
    }
}
