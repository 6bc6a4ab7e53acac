package io.stackctl.workflow;

import io.stackctl.engine.LogQuery;
import io.stackctl.model.ServiceName;
import java.util.Set;

/**
 * Whose output is shown and whose end counts.
 *
 * @param shown services whose output is shown
 * @param watched services whose containers are waited for
 * @param begin which part of the log of containers that are there already is shown; it follows
 */
public record LogChoice(Set<ServiceName> shown, Set<ServiceName> watched, LogQuery begin) {
    public LogChoice {
        shown = Set.copyOf(shown);
        watched = Set.copyOf(watched);
    }
}
