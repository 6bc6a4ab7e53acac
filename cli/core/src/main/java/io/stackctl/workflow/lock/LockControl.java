package io.stackctl.workflow.lock;

import io.stackctl.history.AuditEntry;
import io.stackctl.history.AuditLog;
import io.stackctl.history.LockClaim;
import io.stackctl.history.LockState;
import io.stackctl.model.name.StackName;
import io.stackctl.workflow.LockGate;
import io.stackctl.workflow.Surroundings;
import java.time.Duration;
import java.util.Map;

/** {@code lock}: shows who has the right to deploy a stack, and takes it from him. */
public final class LockControl {

    private final Surroundings around;
    private final StackName stack;

    public LockControl(Surroundings around, StackName stack) {
        this.around = around;
        this.stack = stack;
    }

    /** Who has it. One call. */
    public LockState status() {
        return LockGate.look(around, stack);
    }

    /** What became of it. */
    public enum Result {
        BROKEN,
        /** Nobody has it. */
        FREE,
        /** The user did not agree. */
        DECLINED
    }

    /** Takes it from whoever has it, who changes nothing more. It is free then. */
    public Result breakIt() {
        var agreed = "";
        while (true) {
            var state = status();
            var holder = state.holder();
            if (holder.isEmpty()) {
                return Result.FREE;
            }
            // While the user thinks, another one may have taken it.
            if (holder.get().token().equals(agreed)) {
                take(state, holder.get());
                return Result.BROKEN;
            }
            if (!around.confirmation().confirm(question(holder.get()))) {
                return Result.DECLINED;
            }
            agreed = holder.get().token();
        }
    }

    private void take(LockState state, LockClaim holder) {
        if (!around.dryRun()) {
            new LockVolumes(around.engine().volumes(), stack).removeUpTo(Long.MAX_VALUE, state);
            new AuditLog(around.engine(), stack).append(entry(holder, state.phase()));
        }
    }

    private String question(LockClaim holder) {
        return "This ends the deployment of stack "
                + stack
                + ": "
                + holder.shown()
                + ".\nIt changes nothing more, and what it did stays as it is. Go on?";
    }

    private AuditEntry entry(LockClaim holder, String phase) {
        return AuditEntry.of(
                around.occasion(),
                "lock break",
                Map.of(
                        "holder", holder.by(),
                        "command", holder.command(),
                        "since", holder.since().toString(),
                        "phase", phase),
                "broken",
                Duration.ZERO);
    }

    /** Whether whoever has it has certainly ended. */
    public static boolean isAbandoned(LockState state) {
        return !state.claims().isEmpty() && LockGate.areGone(state);
    }
}
