package io.stackctl.definition;

import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.Map;

/** Gives variables of containers and builds that are named without a value the environment's. */
final class BareNames {

    private final Map<String, String> environment;

    BareNames(Map<String, String> environment) {
        this.environment = environment;
    }

    /** A document whose services have values where the environment knows one; others stay. */
    Mapping ofServices(Mapping document) {
        var services = document.mapping("services").toBuilder();
        for (var entry : document.mapping("services").entries()) {
            if (entry.value() instanceof Mapping service) {
                services.put(entry.key(), entry.keyLocation(), ofService(service));
            }
        }
        return document.has("services") ? document.with("services", services.build()) : document;
    }

    private Mapping ofService(Mapping service) {
        var variables = service.get("environment");
        var changed =
                variables == null
                        ? service
                        : service.with("environment", resolved(variables, true));
        var args = service.mapping("build").get("args");
        return args == null
                ? changed
                : changed.with(
                        "build", service.mapping("build").with("args", resolved(args, true)));
    }

    /**
     * Variables with values, as a mapping or a list.
     *
     * @param keepUnset whether those stay that the environment does not know
     */
    Node resolved(Node variables, boolean keepUnset) {
        if (variables instanceof Mapping mapping) {

            var resolved = Mapping.builder(mapping.location());
            for (var entry : mapping.entries()) {
                var value = environment.get(entry.key());
                if (!(entry.value() instanceof Scalar.Null)) {
                    resolved.put(entry);
                } else if (value != null) {
                    resolved.put(
                            entry.key(),
                            entry.keyLocation(),
                            new Scalar.Text(value, entry.value().location()));
                } else if (keepUnset) {
                    resolved.put(entry);
                }
            }
            return resolved.build();
        }
        if (variables instanceof Sequence sequence) {

            var resolved = new ArrayList<Node>();
            for (var item : sequence.items()) {
                var text = ((Scalar) item).text();
                var value = environment.get(text);
                if (text.indexOf('=') < 0 && value != null) {
                    resolved.add(new Scalar.Text(text + "=" + value, item.location()));
                } else if (text.indexOf('=') >= 0 || keepUnset) {
                    resolved.add(item);
                }
            }
            return new Sequence(resolved, sequence.location());
        }
        return variables;
    }
}
