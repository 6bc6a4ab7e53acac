package io.stackctl.workflow.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.FakeEngine;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.state.Traffic;
import io.stackctl.traffic.PlayedGateway;
import io.stackctl.traffic.TrafficControl;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A container is drained and requests are held by hand, and then something is deployed. */
@Timeout(60)
class SaidByHandTest {

    private static final StackName SHOP = StackName.of("shop");
    private static final ServiceName WEB = ServiceName.of("web");
    private static final String OLD =
            """
            services:
              gate: { image: 'shop:1', labels: { io.stackctl.gateway: "1" } }
              web:
                image: 'shop:1'
                environment: { V: "1" }
                healthcheck: { test: [CMD, 'true'] }
                deploy: { replicas: 2 }
                x-stackctl:
                  deploy:
                    strategy: rolling
                    min-healthy: 0s
                    canary: { each: 0s, min-requests: 0, promote: manual }
            """;
    private static final String NEW = OLD.replace("V: \"1\"", "V: \"2\"");
    private static final String CANARY = NEW.replace("strategy: rolling", "strategy: canary");

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final PlayedGateway gateway = PlayedGateway.of(engine, "shop", "web");
    private final ShopDeployment deployment = ShopDeployment.on(engine);
    private final RequestFlow flow = new RequestFlow(deployment.around(), SHOP);

    @BeforeEach
    void up() {
        deployment.up(OLD);
        flow.drain("shop-web-2", Duration.ofSeconds(1));
        flow.hold(WEB, Duration.ofHours(1));
    }

    private Traffic said() {
        return new TrafficControl(engine, SHOP, () -> false)
                .standing()
                .getOrDefault(WEB, Traffic.ALIKE);
    }

    private Set<ContainerId> second() {
        return engine.containers().ofAllStacks(true).stream()
                .filter(container -> container.name().equals("shop-web-2"))
                .map(container -> container.id())
                .collect(Collectors.toSet());
    }

    private void assertAllWereHeld() {
        var seen = gateway.seen().subList(1, gateway.seen().size());
        assertTrue(seen.stream().allMatch(words -> words.endsWith("held")), seen::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rolling", "blue-green", "canary", "recreate"})
    void a_failed_deployment_leaves_it(String strategy) {
        var before = said();
        var sick =
                NEW.replace("strategy: rolling", "strategy: " + strategy)
                        .replace("'true'", "'false'");

        deployment.fails(sick);

        assertEquals(before, said());
        assertEquals(second(), said().drained());
        assertAllWereHeld();
    }

    @Test
    void so_does_one_that_is_aborted_while_it_shares_requests() {
        var before = said();
        assertThrows(StackException.class, () -> deployment.deploy(CANARY));
        assertTrue(said().isShared());

        new Deploy(deployment.around()).abort(SHOP);

        assertEquals(before, said());
        assertAllWereHeld();
    }

    @Test
    void one_that_goes_on_keeps_what_is_about_nobody_who_has_gone() {
        assertThrows(StackException.class, () -> deployment.deploy(CANARY));

        new Deploy(deployment.around()).promote(SHOP, DeployRequest.UNCHANGED);

        assertEquals(Traffic.ALIKE.holdingByHand(Duration.ofHours(1)), said());
        assertAllWereHeld();
    }

    @Test
    void what_is_taken_back_by_hand_meanwhile_is_gone() {
        assertThrows(StackException.class, () -> deployment.deploy(CANARY));
        flow.release(WEB);
        flow.undrain("shop-web-2");

        new Deploy(deployment.around()).abort(SHOP);

        assertEquals(Traffic.ALIKE, said());
    }
}
