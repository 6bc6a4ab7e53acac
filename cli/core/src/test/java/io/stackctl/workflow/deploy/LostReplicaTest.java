package io.stackctl.workflow.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.FakeEngine;
import io.stackctl.state.ObservedContainer;
import io.stackctl.traffic.PlayedGateway;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** New containers that end before they have taken over. */
@Timeout(60)
class LostReplicaTest {

    private static final String WEB =
            """
            services:
              gate: { image: 'shop:1', labels: { io.stackctl.gateway: "1" } }
              web:
                image: 'shop:1'
                environment: { V: "1" }
                healthcheck: { test: [CMD, 'true'] }
                x-stackctl: { deploy: { min-healthy: 1h, deadline: 5h } }
            """;
    private static final String JOB =
            """
            services:
              job: { image: 'shop:1', command: [sh, -c, 'exit 0'], environment: { V: "1" } }
            x-stackctl: { deploy: { min-healthy: 1ms } }
            """;

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final PlayedGateway gateway = PlayedGateway.of(engine, "shop", "web");
    private final CountDownLatch never = new CountDownLatch(1);
    private final ShopDeployment shop = ShopDeployment.on(engine);

    @AfterEach
    void letGo() {
        never.countDown();
    }

    @Test
    void an_end_is_noticed_while_a_gateway_is_slow_to_reach_it() {
        shop.up(WEB);
        freezeAt(path -> path.contains("/probe"));

        assertTakenBack();
    }

    @Test
    void an_end_is_noticed_while_a_gateway_is_slow_to_count() {
        shop.up(WEB);
        freezeAt(path -> path.endsWith("web@shop") && gateway.seen().contains("web r0=500 r1=500"));

        assertTakenBack();
    }

    private void assertTakenBack() {
        var failure = shop.fails(ShopDeployment.next(WEB));

        assertTrue(failure.message().contains("has ended with exit code 3"), failure::message);
        assertEquals(List.of("shop-web-1 r0"), standing("web"));
    }

    /** The new one ends while the gateway is asked that, which it does not answer any more. */
    private void freezeAt(Predicate<String> path) {
        gateway.whenAsked(
                path,
                () -> {
                    var fresh = containers("web").stream().filter(LostReplicaTest::isNew).findAny();
                    engine.exit(fresh.orElseThrow().name(), 3);
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    private static boolean isNew(ObservedContainer container) {
        return container.labels().revision().value() > 0;
    }

    @Test
    void whoever_may_end_has_done_its_work() {
        shop.up(JOB);

        shop.deploy(ShopDeployment.next(JOB));

        assertEquals(List.of("shop-job-1 r1"), standing("job"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "command: [sh, -c, 'exit 4']",
                "command: [sh, -c, 'exit 0'], restart: unless-stopped",
                "command: [sh, -c, 'exit 0'], ports: ['1234']"
            })
    void whoever_may_not_is_lost(String like) {
        shop.up(JOB);

        var failure =
                shop.fails(ShopDeployment.next(JOB.replace("command: [sh, -c, 'exit 0']", like)));

        assertTrue(failure.message().contains("has ended with exit code"), failure::message);
    }

    @Test
    void whoever_others_need_may_not_end() {
        shop.up(JOB);

        var failure =
                shop.fails(
                        ShopDeployment.next(
                                JOB.replace(
                                        "\nx-",
                                        "\n  web: { image: 'shop:1', depends_on: [job] }\nx-")));

        assertTrue(failure.message().contains("has ended with exit code 0"), failure::message);
    }

    private List<String> standing(String service) {
        return containers(service).stream()
                .map(container -> container.name() + " " + container.labels().revision())
                .toList();
    }

    private List<ObservedContainer> containers(String service) {
        return engine.containers().ofAllStacks(true).stream()
                .filter(container -> container.service().value().equals(service))
                .toList();
    }
}
