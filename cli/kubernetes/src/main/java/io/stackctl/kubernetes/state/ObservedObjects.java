package io.stackctl.kubernetes.state;

import io.stackctl.kubernetes.client.ResourceKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The objects of a stack that are in a cluster.
 *
 * @param objects in the order in which they are made
 * @param unknown the kinds that the cluster does not know
 * @param hidden the kinds that the user may not look at
 */
public record ObservedObjects(
        List<LiveObject> objects, Set<ResourceKind> unknown, Set<ResourceKind> hidden) {

    public ObservedObjects {
        objects = List.copyOf(objects);
        unknown = Set.copyOf(unknown);
        hidden = Set.copyOf(hidden);
    }

    public Optional<LiveObject> find(ObjectName id) {
        return objects.stream().filter(object -> object.id().equals(id)).findFirst();
    }
}
