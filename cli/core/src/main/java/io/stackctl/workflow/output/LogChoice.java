package io.stackctl.workflow.output;

import io.stackctl.engine.LogQuery;
import io.stackctl.model.name.ServiceName;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whose output is shown and whose end counts. Services may get their first container later, so they
 * are asked one by one.
 *
 * @param shown whether a service's output is shown
 * @param watched whether the ends of its containers count
 * @param begin which part of the log of containers that are there already is shown; it follows
 */
record LogChoice(Predicate<ServiceName> shown, Predicate<ServiceName> watched, LogQuery begin) {

    /** These services, and no others. */
    static LogChoice of(Set<ServiceName> shown, Set<ServiceName> watched, LogQuery begin) {
        return new LogChoice(Set.copyOf(shown)::contains, Set.copyOf(watched)::contains, begin);
    }

    boolean shows(ServiceName service) {
        return shown.test(service);
    }

    boolean watches(ServiceName service) {
        return watched.test(service);
    }
}
