package io.stackctl.workflow.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.FakeEngine;
import io.stackctl.failure.StackException;
import io.stackctl.traffic.PlayedGateway;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine never calls these containers healthy: stackctl has to find out by itself. */
@Timeout(60)
class OwnProbeTest {

    private static final String SHOP =
            """
            services:
              gate: { image: 'shop:1', labels: { io.stackctl.gateway: "1" } }
              web:
                image: 'shop:1'
                environment: { V: "1" }
                healthcheck: { test: [CMD, sh, -c, 'exit 0'], interval: 1h }
                x-stackctl: { deploy: { min-healthy: 0s, ready: { probe: exec, deadline: 2s, every: 100ms } } }
            """;

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final PlayedGateway gateway = PlayedGateway.of(engine, "shop", "web");
    private final ShopDeployment shop = ShopDeployment.on(engine);

    @ParameterizedTest
    @ValueSource(strings = {"exec", "tcp", "{ http: /ready }"})
    void gateways_are_told_who_is_ready_before_the_engine_knows(String probe) {
        shop.up(SHOP);

        shop.deploy(ShopDeployment.next(SHOP.replace("probe: exec", "probe: " + probe)));

        assertEquals(
                List.of(
                        "web r0=1000",
                        "web r0=500 r1=500 ready=1",
                        "web r0=0 r1=1000 drained=1 ready=1",
                        "web"),
                gateway.seen());
    }

    @Test
    void each_new_one_is_told_of() {
        var two = SHOP.replace("environment", "scale: 2\n    environment");
        shop.up(two);

        shop.deploy(ShopDeployment.next(two));

        assertTrue(
                gateway.seen().contains("web r0=0 r1=1000 drained=2 ready=2"),
                gateway.seen()::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    probe: exec            | exit 0         | echo no luck; exit 1 | test ends with 1: no luck
                    probe: { http: /ready }| exit 0         | exit 0               | /ready is answered with 503
                    """)
    void what_is_not_ready_in_time_is_taken_back(
            String probe, String good, String bad, String why) {
        shop.up(SHOP);
        gateway.answerTests(503);

        var failure =
                shop.fails(
                        ShopDeployment.next(SHOP.replace("probe: exec", probe).replace(good, bad)));

        assertTrue(failure.message().contains("is not ready after 2s"), failure::message);
        assertTrue(failure.message().contains(why), failure::message);
        assertEquals(List.of("web r0=1000", "web r0=1000 drained=1", "web"), gateway.seen());
    }

    @Test
    void a_gateway_of_before_is_waited_for_until_the_engine_knows() {
        gateway.forgetNewOrders();
        shop.up(SHOP);

        var failure = shop.fails(ShopDeployment.next(SHOP));

        assertTrue(failure.message().contains("is not ready after 2s"), failure::message);
        assertTrue(gateway.seen().stream().noneMatch(seen -> seen.contains("ready")));
    }

    @Test
    void without_a_health_check_it_has_to_run() {
        var plain = SHOP.replaceAll("    healthcheck.*\n", "");
        shop.up(plain);

        shop.deploy(ShopDeployment.next(plain));

        assertTrue(gateway.seen().stream().noneMatch(seen -> seen.contains("ready=")));
    }

    @Test
    void a_probe_that_takes_a_gateway_is_refused_without_one() {
        shop.up(SHOP);
        PlayedGateway.of(engine, "shop");

        var refused =
                assertThrows(
                        StackException.class,
                        () ->
                                shop.deploy(
                                        ShopDeployment.next(
                                                SHOP.replace("probe: exec", "probe: tcp"))));

        assertEquals(
                "service web cannot be asked whether it is ready (ready.probe: tcp): no gateway"
                        + " that could ask it sends it any requests",
                refused.failure().message());
    }

    @Test
    void one_that_is_asked_for_everywhere_is_meant_for_those_that_have_a_gateway() {
        var everywhere =
                SHOP.replace("ready: { probe: exec, deadline: 2s, every: 100ms }", "hold: 1s")
                                .replace("sh, -c, 'exit 0'", "'true'")
                        + "x-stackctl: { deploy: { ready: { probe: tcp } } }\n";
        shop.up(everywhere);
        PlayedGateway.of(engine, "shop");

        shop.deploy(ShopDeployment.next(everywhere));

        assertEquals(
                1,
                engine.containers().ofAllStacks(true).stream()
                        .filter(container -> container.labels().revision().value() > 0)
                        .count());
    }
}
