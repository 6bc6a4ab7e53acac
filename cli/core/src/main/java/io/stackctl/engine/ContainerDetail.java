package io.stackctl.engine;

import io.stackctl.model.name.ContainerId;
import io.stackctl.state.ContainerState;
import io.stackctl.state.Health;
import io.stackctl.state.HealthReport;
import io.stackctl.state.StackLabels;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What only an inspection of a container tells.
 *
 * @param exitCode how it last ended; 0 when it never did
 * @param oomKilled whether its memory limit ended it
 * @param started when it last started
 * @param finished when it last ended, by the engine's clock; long ago when it never did
 * @param healthcheck what its check is and has found; empty where neither it nor its image has one
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
        Optional<HealthReport> healthcheck,
        String lastCheck,
        boolean terminal,
        boolean openStdin,
        String logDriver,
        StackLabels labels,
        String raw) {

    /**
     * The program that its health check runs in it, its own or its image's, with the shell where it
     * is a line for one; empty where it has none.
     */
    public List<String> check() {
        return healthcheck.map(HealthReport::test).orElse(List.of());
    }

    /** Whether it or its image declares a health check. */
    public boolean hasHealthcheck() {
        return healthcheck.isPresent();
    }
}
