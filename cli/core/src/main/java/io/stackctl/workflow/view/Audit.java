package io.stackctl.workflow.view;

import io.stackctl.history.AuditEntry;
import io.stackctl.history.AuditLog;
import io.stackctl.model.name.StackName;
import io.stackctl.workflow.Surroundings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code audit}: what was done to a stack, and by whom. */
public final class Audit {

    private final AuditLog log;

    public Audit(Surroundings around, StackName stack) {
        this.log = new AuditLog(around.engine(), stack);
    }

    /**
     * Runs it.
     *
     * @param since leaves out what was done before
     * @return the oldest first
     */
    public List<AuditEntry> run(Optional<Instant> since) {
        return log.read(since);
    }
}
