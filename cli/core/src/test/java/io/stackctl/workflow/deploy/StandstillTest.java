package io.stackctl.workflow.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.FakeEngine;
import io.stackctl.failure.Failure.DeploymentFailed.End;
import io.stackctl.model.name.StackName;
import io.stackctl.traffic.PlayedGateway;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Deployments that stand still after a failure, in which the old ones were stopped first. */
@Timeout(60)
class StandstillTest {

    private static final String OLD =
            """
            services:
              gate: { image: 'shop:1', labels: { io.stackctl.gateway: "1" }, healthcheck: { test: [CMD, 'true'] } }
              web:
                image: 'shop:1'
                environment: { V: "1" }
                healthcheck: { test: [CMD, 'true'] }
                deploy: { update_config: { order: stop-first, failure_action: pause } }
                x-stackctl: { deploy: { min-healthy: 0s } }
            """;
    private static final String NEW = OLD.replace("V: \"1\"", "V: \"2\"");
    private static final String SICK = NEW.replaceFirst("(?s)(.*)'true'", "$1'false'");

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final PlayedGateway gateway = PlayedGateway.of(engine, "shop", "web");
    private final ShopDeployment shop = ShopDeployment.on(engine);

    @BeforeEach
    void up() {
        shop.up(OLD);
    }

    @Test
    void the_old_one_serves_again() {
        var failure = shop.fails(SICK);

        assertEquals(End.MIXED, failure.end());
        assertTrue(
                failure.remedy().contains("the old version of web serves again"), failure::remedy);
        assertEquals(List.of("shop-web-1 1 up"), standing());
        assertEquals("web", gateway.seen().getLast());
        assertTrue(gateway.seen().stream().anyMatch(seen -> seen.endsWith("held")));
    }

    @Test
    void it_goes_on_when_somebody_says_so() {
        shop.fails(SICK);

        shop.deploy(NEW);

        assertEquals(List.of("shop-web-1 2 up"), standing());
    }

    @Test
    void it_goes_back_when_somebody_says_so() {
        shop.fails(SICK);

        new Deploy(shop.around()).abort(StackName.of("shop"));

        assertEquals(List.of("shop-web-1 1 up"), standing());
    }

    private List<String> standing() {
        return engine.containers().ofAllStacks(true).stream()
                .filter(container -> container.service().value().equals("web"))
                .map(container ->
                        container.name()
                                + " "
                                + engine.variablesOf(container.name()).get("V")
                                + (container.isUp() ? " up" : " down"))
                .toList();
    }
}
