package io.stackctl.engine;

import io.stackctl.model.name.ContainerId;
import io.stackctl.state.ContainerState;
import io.stackctl.state.Health;
import io.stackctl.state.StackLabels;
import java.time.Instant;

/**
 * What only an inspection of a container tells.
 *
 * @param exitCode how it last ended; 0 when it never did
 * @param oomKilled whether its memory limit ended it
 * @param started when it last started
 * @param finished when it last ended, by the engine's clock; long ago when it never did
 * @param hasHealthcheck whether it or its image declares a check
 * @param lastCheck what its health check wrote last; empty when it has written nothing
 * @param terminal whether it has a terminal
 * @param openStdin whether its standard input is open
 * @param logDriver such as {@code json-file}
 * @param labels all labels
 * @param raw the engine's whole answer, as JSON text
 */
public record ContainerDetail(
        ContainerId id,
        String name,
        ContainerState state,
        Health health,
        int exitCode,
        boolean oomKilled,
        Instant started,
        Instant finished,
        boolean hasHealthcheck,
        String lastCheck,
        boolean terminal,
        boolean openStdin,
        String logDriver,
        StackLabels labels,
        String raw) {}
