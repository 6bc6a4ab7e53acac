package io.stackctl.workflow.upkeep;

import io.stackctl.engine.Engine;
import io.stackctl.history.AuditLog;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.workflow.Pace;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * When something was done to services, as the list on the engine says. What others write is seen a
 * little later, since reading it takes a container.
 */
public final class PastTimes {

    /** The fact of an entry that names the service. */
    public static final String SERVICE = "service";

    private static final Duration FRESH = Duration.ofSeconds(30);

    private final AuditLog log;
    private final String action;
    private final Duration span;
    private final Pace pace;
    private final Map<String, TreeSet<Instant>> times = new HashMap<>();
    private long read;
    private boolean asked;

    /**
     * Prepares.
     *
     * @param action as entries name it
     * @param span how far back it matters
     */
    public PastTimes(Engine engine, StackName stack, String action, Duration span, Pace pace) {
        this.log = new AuditLog(engine, stack);
        this.action = action;
        this.span = span;
        this.pace = pace;
    }

    /** When it was done to a service, the earliest first. */
    public List<Instant> of(ServiceName service) {
        if (!asked || pace.nanos() - read > FRESH.toNanos()) {
            read();
        }
        return List.copyOf(times.getOrDefault(service.value(), new TreeSet<>()));
    }

    private void read() {
        var since = Instant.now().minus(span);
        times.values().forEach(all -> all.removeIf(at -> at.isBefore(since)));
        for (var entry : log.read(Optional.of(since))) {
            if (entry.action().equals(action)) {
                add(entry.facts().getOrDefault(SERVICE, ""), entry.occasion().at());
            }
        }
        read = pace.nanos();
        asked = true;
    }

    /** Remembers that this process did it: that counts also where it could not be written down. */
    public void add(ServiceName service, Instant at) {
        add(service.value(), at);
    }

    private void add(String service, Instant at) {
        times.computeIfAbsent(service, _ -> new TreeSet<>()).add(at.truncatedTo(ChronoUnit.MILLIS));
    }
}
