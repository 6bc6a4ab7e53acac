package io.stackctl.workflow.output;

import io.stackctl.engine.LogQuery;
import io.stackctl.model.name.ServiceName;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whose output is shown and whose end counts. Services may get their first container later, so they
 * are asked one by one.
 *
 * @param shown whether a service's output is shown
 * @param watched whether the ends of its containers count
 * @param index the number of the one container of each service that is meant; empty for all
 * @param begin which part of the log of containers that are there already is shown; it follows
 */
record LogChoice(
        Predicate<ServiceName> shown,
        Predicate<ServiceName> watched,
        OptionalInt index,
        LogQuery begin) {

    /** These services, and no others. */
    static LogChoice of(Set<ServiceName> shown, Set<ServiceName> watched, LogQuery begin) {
        return new LogChoice(
                Set.copyOf(shown)::contains,
                Set.copyOf(watched)::contains,
                OptionalInt.empty(),
                begin);
    }

    /** Whatever service it is. */
    static LogChoice ofAll(LogQuery begin) {
        return new LogChoice(_ -> true, _ -> true, OptionalInt.empty(), begin);
    }

    /** Whether a container of some number is meant. */
    boolean includes(OptionalInt number) {
        return index.isEmpty() || index.equals(number);
    }

    /** The same of one container of each service. */
    LogChoice of(OptionalInt number) {
        return new LogChoice(shown, watched, number, begin);
    }

    boolean shows(ServiceName service) {
        return shown.test(service);
    }

    boolean watches(ServiceName service) {
        return watched.test(service);
    }
}
