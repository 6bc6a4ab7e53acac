package io.stackctl.docker;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.engine.ContainerDetail;
import io.stackctl.engine.EngineThread;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ContainerState;
import io.stackctl.state.HealthReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Podman leaves it to timers of systemd to run health checks. Where there is none, as in a
 * container, nobody would ever run one, and whoever waits for a healthy container would wait for
 * ever: as long as somebody listens to a stack's events, this runs what is overdue.
 */
final class PodmanChecks implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** A timer is a little late, too. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final EngineApi api;
    private final StackName stack;
    private final CountDownLatch closed = new CountDownLatch(1);

    private PodmanChecks(EngineApi api, StackName stack) {
        this.api = api;
        this.stack = stack;
    }

    /** Begins; the engine must have the clock of this machine. */
    static PodmanChecks of(EngineApi api, StackName stack) {
        var checks = new PodmanChecks(api, stack);
        EngineThread.start("podman-checks", checks::run);
        return checks;
    }

    private void run() {
        try {
            while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                for (String container : running()) {
                    check(container);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StackException e) {
            // The engine is gone, or going; whoever listens to its events hears of that.
        }
    }

    private List<String> running() {
        return api.list(
                ApiCall.get("/containers/json").query("filters", Filters.containers(stack)),
                container -> container.required("Id"));
    }

    private void check(String container) {
        var path = "/containers/" + ApiCall.segment(container);
        api.find(ApiCall.get(path + "/json"), DetailReader::detail)
                .filter(detail -> isOverdue(detail, Instant.now()))
                .ifPresent(_ -> api.attempt(ApiCall.get("/libpod" + path + "/healthcheck")));
    }

    /** Whether a running container's next check should have been run for a while. */
    static boolean isOverdue(ContainerDetail detail, Instant now) {
        return detail.state() == ContainerState.RUNNING
                && detail.healthcheck()
                        .map(report -> last(detail, report).plus(report.interval()).plus(GRACE))
                        .filter(now::isAfter)
                        .isPresent();
    }

    private static Instant last(ContainerDetail detail, HealthReport report) {
        return report.checks().isEmpty() ? detail.started() : report.checks().getLast().end();
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
