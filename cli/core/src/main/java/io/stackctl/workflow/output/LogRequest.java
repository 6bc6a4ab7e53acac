package io.stackctl.workflow.output;

import io.stackctl.engine.LogQuery;
import io.stackctl.model.name.ServiceName;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What {@code logs} is asked for.
 *
 * @param services which services; empty for all that do not say {@code attach: false}
 * @param index one replica's number; empty for all
 * @param follow whether to go on until all containers have ended
 * @param tail how many of the last lines; empty for all
 * @param since nothing older
 * @param until nothing younger
 * @param timestamps whether lines come with their time
 */
public record LogRequest(
        Set<ServiceName> services,
        OptionalInt index,
        boolean follow,
        OptionalInt tail,
        Optional<Instant> since,
        Optional<Instant> until,
        boolean timestamps) {

    public LogRequest {
        services = Set.copyOf(services);
    }

    LogQuery query() {
        return new LogQuery(follow, tail, since, until, timestamps);
    }
}
