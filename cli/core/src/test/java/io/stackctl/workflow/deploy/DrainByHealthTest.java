package io.stackctl.workflow.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.FakeEngine;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.StackException;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.state.Health;
import io.stackctl.state.ObservedContainer;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A service that is drained by its health check, for a proxy that goes by health. */
@Timeout(60)
class DrainByHealthTest {

    private static final String OLD =
            """
            services:
              web:
                image: 'shop:1'
                environment: { V: "1" }
                labels: { traefik.enable: "true" }
                healthcheck: { test: [CMD, 'true'], interval: 1s, retries: 2 }
                x-stackctl: { deploy: { min-healthy: 0s, drain: { via: healthcheck } } }
            """;
    private static final String NEXT = OLD.replace("V: \"1\"", "V: \"2\"");

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final ShopDeployment shop = ShopDeployment.on(engine);

    private List<String> drains(String definition) {
        var plan = new Deploy(shop.around()).plan(Stacks.shop(definition), DeployRequest.DEFAULTS);
        return plan.toString().lines().filter(line -> line.matches(".*] +drain .*")).toList();
    }

    private ObservedContainer only() {
        var all = engine.containers().ofAllStacks(true);
        assertEquals(1, all.size(), all::toString);
        return all.getFirst();
    }

    @Test
    void its_check_fails_before_it_is_stopped() {
        shop.up(OLD);
        var before = only();
        var drain = drains(NEXT);
        assertEquals(1, drain.size(), drain::toString);
        assertTrue(
                drain.getFirst().contains("its health check fails, noticed after about 4s"),
                drain::toString);

        shop.deploy(NEXT);

        var old = "shop-web-1_" + before.id().value().substring(0, 12);
        assertEquals(
                List.of("place " + old, "stop " + old),
                engine.calls().stream()
                        .filter(call -> call.matches("(place|stop) .*web.*"))
                        .toList());
    }

    @Test
    void nobody_sees_that_a_check_is_another_one() {
        shop.deploy(OLD);

        assertTrue(only().labels().isDrainedByHealth());
        assertTrue(new Up(shop.around()).plan(Stacks.shop(OLD), UpRequest.DEFAULTS).isEmpty());
        assertTrue(
                new Deploy(shop.around()).plan(Stacks.shop(OLD), DeployRequest.DEFAULTS).isEmpty());
    }

    @Test
    void who_was_made_without_is_not_waited_for() {
        shop.up(OLD.replace("healthcheck } }", "none } }"));
        assertFalse(only().labels().isDrainedByHealth());

        assertEquals(List.of(), drains(NEXT));
    }

    @Test
    void nobody_is_gone_for_longer_than_must_be() {
        var alone = OLD.replace("min-healthy: 0s", "min-healthy: 0s, overlap: false");
        var two = alone.replace("image:", "deploy: { replicas: 2 }\n    image:");
        shop.up(alone);
        assertEquals(List.of(), drains(alone.replace("V: \"1\"", "V: \"2\"")));

        shop.up(two);
        assertEquals(2, drains(two.replace("V: \"1\"", "V: \"2\"")).size());
    }

    @Test
    void who_serves_again_is_healthy_again() {
        shop.up(OLD);
        var before = only();
        engine.refuse(
                "stop shop-web-1_" + before.id().value().substring(0, 12),
                new EngineFailure(EngineFailure.Kind.OTHER, "busy", 500, ""));

        assertThrows(StackException.class, () -> shop.deploy(NEXT));

        assertTrue(engine.calls().stream().anyMatch(call -> call.startsWith("place ")));
        assertEquals(before.id(), only().id());
        assertEquals(Health.HEALTHY, only().health());
    }

    @Test
    void what_cannot_be_drained_so_is_refused() {
        var cases =
                Stream.of(
                        OLD.replace("test: [CMD, 'true'], ", ""),
                        OLD.replace("image: 'shop:1'", "image: 'shop:1'\n    read_only: true"));
        cases.forEach(definition -> {
            var thrown = assertThrows(StackException.class, () -> drains(definition));
            var message = thrown.failure().message();
            assertTrue(message.contains("web cannot be drained by its health check: it"), message);
        });
    }
}
