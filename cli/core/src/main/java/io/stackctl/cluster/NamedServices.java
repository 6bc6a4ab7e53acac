package io.stackctl.cluster;

import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ServiceName;
import java.util.Collection;
import java.util.List;

/** The services that a user names, of those that a cluster has. */
public final class NamedServices {

    private NamedServices() {}

    /**
     * Their tasks; all where none is named.
     *
     * @throws StackException when one of them has none
     */
    public static List<Task> tasks(List<Task> all, Collection<ServiceName> named) {
        var known = all.stream().map(task -> task.service().value()).distinct().toList();
        for (var service : named) {
            if (!known.contains(service.value())) {
                throw unknown(service, known, "There are no tasks of this stack.");
            }
        }
        return all.stream()
                .filter(task -> named.isEmpty() || named.contains(task.service()))
                .toList();
    }

    /**
     * What is said of one that is not there.
     *
     * @param known those that are, as the cluster calls them
     * @param none what is said where there are none
     */
    public static StackException unknown(
            ServiceName service, Collection<String> known, String none) {
        return new StackException(
                new InvalidRequest(
                        "no such service: " + service,
                        known.isEmpty() ? none : "There are " + String.join(", ", known) + "."));
    }
}
