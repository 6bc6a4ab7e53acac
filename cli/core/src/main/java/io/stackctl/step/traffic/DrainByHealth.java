package io.stackctl.step.traffic;

import io.stackctl.engine.ContainerFile;
import io.stackctl.model.deploy.proxy.HealthDrain;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Outcome;
import io.stackctl.state.Health;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.StepContext;
import java.time.Duration;
import java.util.List;

/**
 * Has the health checks of containers fail, and waits until the engine says so and a proxy that
 * goes by it has had time to act. Nobody tells what is in flight then.
 *
 * @param containers of one service, whose checks are wrapped
 * @param longest how long the engine may take to say it
 * @param settling how long the proxy may take to act by it
 */
public record DrainByHealth(
        ServiceName service,
        List<ContainerRef> containers,
        Duration longest,
        Duration settling,
        String cause)
        implements DrainStep {

    private static final int READABLE = 0444;

    public DrainByHealth {
        containers = List.copyOf(containers);
    }

    @Override
    public Outcome run(StepContext context) {
        var mark = new ContainerFile(HealthDrain.MARK, "", READABLE, 0, 0);
        for (var container : containers) {
            context.engine().containers().place(context.idOf(container), List.of(mark));
        }
        long end = System.nanoTime() + longest.toNanos();
        for (var container : containers) {
            var noticed =
                    HealthChange.await(
                            context,
                            context.idOf(container),
                            Duration.ofNanos(end - System.nanoTime()),
                            health -> health == Health.UNHEALTHY);
            if (!noticed) {
                context.warn(
                        "the health check of "
                                + container.name()
                                + " was told to fail, and did not in "
                                + longest.toSeconds()
                                + " s: it is stopped while it may get requests");
            }
        }
        if (settling.isPositive()) {
            context.rest(settling);
        }
        return Outcome.DONE;
    }
}
