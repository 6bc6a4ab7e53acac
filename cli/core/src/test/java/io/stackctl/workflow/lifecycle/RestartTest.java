package io.stackctl.workflow.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.engine.FakeEngine;
import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerName;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.state.Health;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RestartTest {

    private static final String DB = "shop-db-1";
    private static final String WEB = "shop-web-1";

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final Surroundings around =
            TestSurroundings.of(engine, this::take, _ -> false, Interruption.never(), false);

    /** A database is healthy some time after each of its starts. */
    private void take(Event event) {
        if (event.equals(new Event.ResourceChanged(Resource.container(DB), Status.WAITING))) {
            engine.health(DB, Health.HEALTHY);
        }
    }

    @Test
    void a_dependent_restarts_once_its_dependency_is_healthy_again() {
        up();

        restart("db");

        var calls = engine.calls();
        assertEquals(
                calls.lastIndexOf("restart " + WEB),
                calls.size() - 1,
                () -> String.join(", ", calls));
        assertEquals(
                Health.HEALTHY,
                engine.containers().inspect(ContainerName.of(DB)).orElseThrow().health());
    }

    @Test
    void a_service_without_containers_is_unknown_where_the_name_alone_is_given() {
        up();

        var refused = assertThrows(StackException.class, () -> restart("absent"));

        assertEquals("no such service: absent", refused.failure().message());
    }

    private void up() {
        var stack =
                Stacks.shop(
                        """
                        services:
                          db: { image: 'shop:1', healthcheck: { test: [CMD, 'true'] } }
                          web:
                            image: 'shop:1'
                            depends_on: { db: { condition: service_healthy, restart: true } }
                        """);
        new Up(around).run(stack, UpRequest.DEFAULTS);
    }

    private void restart(String service) {
        var request = StopOptions.of(Set.of(ServiceName.of(service)));
        new Restart(around).run(new FoundStack.Named(StackName.of("shop")), request, true);
    }
}
