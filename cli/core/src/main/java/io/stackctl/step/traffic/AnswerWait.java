package io.stackctl.step.traffic;

import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.step.StepContext;
import io.stackctl.traffic.InFlight;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Waits until containers have answered what they got, and says what will be cut.
 *
 * @param timeout for how long
 */
record AnswerWait(ServiceName service, Duration timeout) {

    /** Returns what is left in flight. */
    InFlight of(StepContext context, Set<ContainerId> containers) {
        var left =
                context.traffic().drained(service, containers, timeout, now -> tell(context, now));
        if (left.requests() > 0) {
            context.warn(cut(left));
        }
        return left;
    }

    private void tell(StepContext context, InFlight now) {
        context.count(service, Map.of("in-flight", now.requests(), "streams", now.streams()));
    }

    private String cut(InFlight left) {
        var paths = new TreeSet<>(left.paths());
        return left.requests()
                + (left.requests() == 1 ? " request" : " requests")
                + " to "
                + service
                + " took longer than "
                + timeout.toSeconds()
                + " s and will be cut"
                + (paths.isEmpty() ? "" : ": " + String.join(", ", paths));
    }
}
