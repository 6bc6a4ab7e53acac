package io.stackctl.kubernetes.route;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.scope.ServicePort;
import io.stackctl.kubernetes.scope.ServiceScope;
import java.util.List;

/**
 * Requests that go to a service.
 *
 * @param name of the route among those of the stack
 * @param changes what is done to them on the way
 */
record Route(
        String name,
        ServiceScope service,
        ServicePort port,
        List<Rule> rules,
        List<Change> changes,
        Location place) {

    Route {
        rules = List.copyOf(rules);
        changes = List.copyOf(changes);
    }

    /** What is done to a request or its response. */
    sealed interface Change {}

    /** The beginning of the path is taken away. */
    record Strip(List<String> prefixes) implements Change {}

    /** Something is put in front of the path. */
    record Prefix(String text) implements Change {}

    /** A field of the response is set; an empty value removes it. */
    record ResponseField(String name, String value) implements Change {}
}
