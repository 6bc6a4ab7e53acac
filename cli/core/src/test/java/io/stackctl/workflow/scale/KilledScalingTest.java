package io.stackctl.workflow.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.Engine;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.ReplicaCount;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.state.Health;
import io.stackctl.state.ObservedContainer;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.KilledShop;
import io.stackctl.workflow.TestPace;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A change of the number of containers is killed before and after each of its calls: whoever comes
 * next ends it, and there are always as many as there have to be.
 */
@Timeout(300)
class KilledScalingTest {

    private static final KilledShop.Calls CALLS = new KilledShop.Calls(1, 1, 60);

    private static final String SHOP =
            """
            services:
              gate: { image: 'shop:1', labels: { io.stackctl.gateway: "1" } }
              web:
                image: 'shop:1'
                healthcheck: { test: [CMD, 'true'] }
                deploy: { replicas: 2 }
                x-stackctl:
                  deploy:
                    min-healthy: 0s
                    autoscale: { min: 2, max: 5, in-flight: 20, up: 10s, down: 1m }
            """;

    @Test
    void more_containers_come_all_the_same() {
        everywhere(
                2,
                65,
                world -> {
                    world.scale(world.engine());
                    assertEquals(
                            List.of("shop-web-1", "shop-web-2", "shop-web-3", "shop-web-4"),
                            world.names());
                });
    }

    @Test
    void whoever_goes_is_gone_in_the_end() {
        everywhere(
                3,
                0,
                world -> {
                    // What was interrupted counts as a change as well: the next one is a minute
                    // later.
                    world.scale(world.engine());
                    assertEquals(List.of("shop-web-1", "shop-web-2"), world.names());
                });
    }

    private static void everywhere(int count, long inFlight, Consumer<World> next) {
        int kills =
                KilledShop.everywhere(
                        CALLS,
                        () -> new World(count, inFlight),
                        World::scale,
                        (world, where) -> {
                            assertTrue(world.up() >= 2, () -> "served by too few, " + where);
                            KilledShop.letLockRunOut(world.engine());
                            next.accept(world);
                            world.assertClean(where);
                        });

        assertTrue(kills > 10, () -> "killed " + kills + " times only");
    }

    private static final class World extends KilledShop {

        World(int count, long inFlight) {
            gateway().inFlight(inFlight);
            // They have been there for long.
            engine().clock(Instant.now().minus(Duration.ofHours(1)));
            new Up(around(engine()))
                    .run(
                            Stacks.shop(SHOP),
                            new UpRequest(
                                    UpRequest.DEFAULTS.wanted(),
                                    UpRequest.DEFAULTS.timing(),
                                    UpRequest.DEFAULTS.images(),
                                    Map.of(ServiceName.of("web"), new ReplicaCount(count))));
        }

        void scale(Engine other) {
            new Autoscaling(around(other), "-")
                    .once(new FoundStack.Defined(Stacks.shop(SHOP)), Set.of(), new TestPace());
        }

        long up() {
            return web().stream().filter(ObservedContainer::isUp).count();
        }

        void assertClean(String where) {
            for (var container : web()) {
                assertTrue(container.isUp(), where + ": " + container.name());
                assertEquals(Health.HEALTHY, container.health(), where + ": " + container.name());
            }
            assertNothingSaid(where);
        }

        List<String> names() {
            return web().stream().map(ObservedContainer::name).toList();
        }

        private List<ObservedContainer> web() {
            return containers("web");
        }
    }
}
