package io.stackctl.workflow.deploy;

import io.stackctl.event.Event;
import io.stackctl.failure.StackException;
import io.stackctl.history.AuditEntry;
import io.stackctl.history.AuditLog;
import io.stackctl.history.Occasion;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.StackName;
import io.stackctl.workflow.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A line in the list of what is done to a stack. That it could not be written is said, and no
 * reason to fail: what it tells of has been done.
 *
 * @param action in one word or two, such as {@code deploy}
 * @param from the revision that served before
 * @param to the revision that was to serve
 */
public record DeployNote(
        Occasion occasion,
        String action,
        Optional<RevisionNumber> from,
        Optional<RevisionNumber> to,
        Map<String, String> facts) {

    /** Of something that brings no revision. */
    public static DeployNote of(Surroundings around, String action, Map<String, String> facts) {
        return new DeployNote(around.occasion(), action, Optional.empty(), Optional.empty(), facts);
    }

    /**
     * Writes it.
     *
     * @param outcome in words
     */
    public void write(Surroundings around, StackName stack, String outcome, Instant begin) {
        var entry =
                new AuditEntry(
                        occasion,
                        action,
                        0,
                        from,
                        to,
                        Map.of(),
                        facts,
                        outcome,
                        Duration.between(begin, Instant.now()));
        try {
            new AuditLog(around.engine(), stack).append(entry);
        } catch (StackException e) {
            around.events()
                    .accept(
                            new Event.Warning(
                                    "this is not noted in the list of what is done: "
                                            + e.failure().message()));
        }
    }
}
