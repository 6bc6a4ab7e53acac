package io.stackctl.workflow.output;

import io.stackctl.model.name.ServiceName;
import io.stackctl.workflow.watch.WatchRequest;
import java.util.Optional;
import java.util.Set;

/**
 * How {@code up} without {@code -d} shows output and when it ends.
 *
 * @param shown services whose output is shown
 * @param watched services whose containers are waited for
 * @param abort what stops the whole stack
 * @param exitCodeFrom the service whose exit code is the command's
 * @param timestamps whether lines come with their time
 * @param watch whether changed files are taken over meanwhile, and how
 * @param menu which keys do something meanwhile; empty for none
 */
public record AttachRequest(
        Set<ServiceName> shown,
        Set<ServiceName> watched,
        Abort abort,
        Optional<ServiceName> exitCodeFrom,
        boolean timestamps,
        Optional<WatchRequest> watch,
        Optional<MenuRequest> menu) {

    public AttachRequest {
        shown = Set.copyOf(shown);
        watched = Set.copyOf(watched);
    }

    /** What stops the whole stack. */
    public enum Abort {
        NEVER,
        /** {@code --abort-on-container-exit}. */
        ON_EXIT,
        /** {@code --abort-on-container-failure}. */
        ON_FAILURE
    }
}
