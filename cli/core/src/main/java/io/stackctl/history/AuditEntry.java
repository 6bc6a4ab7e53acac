package io.stackctl.history;

import io.stackctl.model.name.ImageId;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Something that was done to a stack.
 *
 * @param action in one word or two, such as {@code deploy} or {@code lock break}
 * @param epoch under which taking of the lock; 0 for what is done without it
 * @param from the revision that served before
 * @param to the revision that was to serve
 * @param images what services run since, by the ids that the engine gives images
 * @param facts what else is worth knowing, such as gates with their figures; nothing secret
 * @param outcome in words
 */
public record AuditEntry(
        Occasion occasion,
        String action,
        long epoch,
        Optional<RevisionNumber> from,
        Optional<RevisionNumber> to,
        Map<ServiceName, ImageId> images,
        Map<String, String> facts,
        String outcome,
        Duration took) {

    public AuditEntry {
        images = Collections.unmodifiableMap(new TreeMap<>(images));
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    /** One that changed no revision. */
    public static AuditEntry of(
            Occasion occasion,
            String action,
            Map<String, String> facts,
            String outcome,
            Duration took) {
        return new AuditEntry(
                occasion,
                action,
                0,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                facts,
                outcome,
                took);
    }
}
