package io.stackctl.kubernetes.scope;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.Fields;
import io.stackctl.model.Service;
import io.stackctl.model.tree.Mapping;
import java.util.List;

/**
 * One service that is rendered.
 *
 * @param name what its objects are called, and its address in the cluster
 * @param place where the service stands
 */
public record ServiceScope(
        Service service, String name, WorkloadKind kind, Location place, StackScope stack) {

    public Mapping definition() {
        return service.definition();
    }

    /** Where an attribute stands, by its keys; the service itself where it does not. */
    public Location at(String... keys) {
        var mapping = definition();
        for (var i = 0; i < keys.length; i++) {
            var entry = mapping.entry(keys[i]);
            if (entry == null) {
                return place;
            }
            if (i == keys.length - 1) {
                var value = entry.value().location();
                return value.isKnown() ? value : entry.keyLocation();
            }
            mapping = mapping.mapping(keys[i]);
        }
        return place;
    }

    /** The keys that lead to an attribute. */
    public String path(String... keys) {
        return "services." + service.name() + "." + String.join(".", keys);
    }

    public void refuse(Location where, String path, String message, String remedy) {
        stack.findings().refuse(where, path(path), message, remedy);
    }

    public void warn(Location where, String path, String message, String remedy) {
        stack.findings().warn(where, path(path), message, remedy);
    }

    /** Those that the definition says its containers listen at. */
    public List<ServicePort> ports() {
        return ServicePorts.of(this);
    }

    /** What tells its pods from others. */
    public Mapping selector() {
        return new Fields()
                .text(StackScope.NAME_LABEL, name)
                .text(StackScope.STACK_LABEL, stack.stack().name().toString())
                .build();
    }

    /** The names of the networks that it is on, by their keys; none where it has no own. */
    public List<String> networks() {
        return List.copyOf(definition().mapping("networks").keys());
    }

    /** Metadata of an object of the service. */
    public Fields metadata(String objectName) {
        return stack.metadata(objectName, name);
    }
}
