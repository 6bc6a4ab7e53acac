package io.stackctl.workflow.heal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.Engine;
import io.stackctl.model.name.StackName;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.state.Health;
import io.stackctl.state.ObservedContainer;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.KilledShop;
import io.stackctl.workflow.TestPace;
import io.stackctl.workflow.deploy.Deploy;
import io.stackctl.workflow.deploy.DeployRequest;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Healing is killed before and after each of its calls that change something: whoever comes next
 * ends it clean, and those that are well are never touched.
 */
@Timeout(300)
class KilledHealTest {

    private static final KilledShop.Calls CALLS = new KilledShop.Calls(1, 1, 100);

    private static final String SHOP =
            """
            services:
              gate: { image: 'shop:1', labels: { io.stackctl.gateway: "1" } }
              web:
                image: 'shop:1'
                environment: { V: "1" }
                healthcheck: { test: [CMD, 'true'], interval: 5s, timeout: 5s }
                deploy: { replicas: 3 }
                x-stackctl: { deploy: { min-healthy: 0s, heal: { after: 30s } } }
            """;

    /** Who comes next. */
    enum Next {
        HEAL,
        UP,
        DEPLOY_THE_SAME,
        DEPLOY_ANOTHER;

        private void come(World world) {
            switch (this) {
                case HEAL -> world.heal(world.engine());
                case UP -> {
                    new Up(world.around(world.engine())).run(Stacks.shop(SHOP), UpRequest.DEFAULTS);
                    world.heal(world.engine());
                }
                case DEPLOY_THE_SAME -> world.deploy(SHOP);
                case DEPLOY_ANOTHER -> world.deploy(SHOP.replace("V: \"1\"", "V: \"2\""));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Next.class)
    void whoever_comes_next_ends_it_clean(Next next) {
        int kills =
                KilledShop.everywhere(
                        CALLS,
                        World::new,
                        World::heal,
                        (world, where) -> {
                            world.assertOthersUntouched(where);
                            KilledShop.letLockRunOut(world.engine());
                            next.come(world);
                            world.assertClean(where, next);
                        });

        assertTrue(kills > 20, () -> "killed " + kills + " times only");
    }

    private static final class World extends KilledShop {

        private final Map<String, String> before;

        World() {
            deploy(SHOP);
            var now = Instant.now();
            engine().startedAt("shop-web-2", now.minus(Duration.ofHours(1)));
            engine().checked("shop-web-2", Health.UNHEALTHY, now.minus(Duration.ofMinutes(1)), now);
            before = ids();
        }

        void deploy(String definition) {
            new Deploy(around(engine())).run(Stacks.shop(definition), DeployRequest.DEFAULTS);
        }

        void heal(Engine other) {
            new Heal(around(other), "-")
                    .once(new FoundStack.Named(StackName.of("shop")), Set.of(), new TestPace());
        }

        /** Two of three serve all the time. */
        void assertOthersUntouched(String where) {
            for (var name : List.of("shop-web-1", "shop-web-3")) {
                assertEquals(before.get(name), ids().get(name), where);
            }
            assertServed(where);
            assertTrue(web().stream().filter(ObservedContainer::isUp).count() >= 3, where + ids());
        }

        void assertClean(String where, Next next) {
            var names = new ArrayList<String>();
            for (var container : web()) {
                names.add(container.name());
                assertTrue(container.isUp(), where + ": " + container.name());
                boolean mayBeIll = next == Next.DEPLOY_THE_SAME;
                assertTrue(
                        mayBeIll || container.health() == Health.HEALTHY,
                        where + ": " + container.name());
            }
            assertEquals(List.of("shop-web-1", "shop-web-2", "shop-web-3"), names, where);
            if (next != Next.DEPLOY_ANOTHER) {
                assertEquals(before.get("shop-web-1"), ids().get("shop-web-1"), where);
                assertEquals(before.get("shop-web-3"), ids().get("shop-web-3"), where);
            }
        }

        private Map<String, String> ids() {
            var ids = new TreeMap<String, String>();
            web().forEach(container -> ids.put(container.name(), container.id().value()));
            return ids;
        }

        private List<ObservedContainer> web() {
            return containers("web");
        }
    }
}
