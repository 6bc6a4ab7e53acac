package io.stackctl.workflow.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.FakeEngine;
import io.stackctl.model.Stack;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.state.ObservedContainer;
import io.stackctl.traffic.PlayedGateway;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Services whose names lead to the gateway, from the first time on. */
@Timeout(60)
class CarriedNamesDeployTest {

    private static final String BEFORE =
            """
            services:
              gate:
                image: 'shop:1'
                labels: { io.stackctl.gateway: "1" }
                ports: ['80:80']
              db:
                image: 'shop:1'
                environment: { V: "1" }
                x-stackctl: { deploy: { min-healthy: 0s } }
            """;
    private static final String CARRIED =
            BEFORE.replace("min-healthy: 0s", "min-healthy: 0s, vip: { gateway: gate, tcp: 5432 }")
                    .replace("environment", "deploy: { endpoint_mode: vip }\n    environment");

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final Surroundings around =
            TestSurroundings.of(engine, _ -> {}, _ -> true, Interruption.never(), false);

    @Test
    void up_gives_the_names_to_the_gateway() {
        up(CARRIED);

        assertEquals(List.of("gate", "db"), engine.namesOf("shop-gate-1", "shop_default"));
        assertEquals(List.of("db-direct"), engine.namesOf("shop-db-1", "shop_default"));
        assertEquals("5432/tcp", label("db", "io.stackctl.vip.ports"));
        assertEquals("db", label("db", "io.stackctl.vip.names"));
        var before = ids();
        up(CARRIED);
        assertEquals(before, ids());
    }

    @Test
    void what_stands_gets_them_by_a_deployment_and_loses_them_by_the_next() {
        up(BEFORE);
        PlayedGateway.of(engine, "shop", "db");

        assertEquals("gateway zero, name gap, all that it routes outage", promises(CARRIED));
        deploy(CARRIED);

        assertEquals(List.of("gate", "db"), engine.namesOf("shop-gate-1", "shop_default"));
        assertEquals(List.of("db-direct"), engine.namesOf("shop-db-1", "shop_default"));
        assertEquals(
                "gateway zero, name zero",
                promises(CARRIED.replace("\"1\" }\n    x", "\"2\" }\n    x")));
        var before = ids();
        deploy(CARRIED);
        assertEquals(before, ids());

        deploy(BEFORE);
        assertEquals(List.of("gate"), engine.namesOf("shop-gate-1", "shop_default"));
        assertEquals(List.of("db"), engine.namesOf("shop-db-1", "shop_default"));
    }

    /** The labels are no part of what is hashed. */
    @Test
    void another_port_is_a_difference() {
        up(CARRIED);

        var plan = new Up(around).plan(stack(CARRIED.replace("5432", "5433")), UpRequest.DEFAULTS);

        assertTrue(
                plan.toString().contains("its names are carried at: 5432/tcp -> 5433/tcp"),
                plan::toString);
        assertFalse(plan.toString().contains("gate"), plan::toString);
    }

    /** Somebody may say so by hand, for a gateway that another tool starts. */
    @Test
    void labels_that_the_definition_has_are_its_own() {
        var own = BEFORE.replace("io.stackctl.gateway: \"1\"", "io.stackctl.vip.ports: 1/tcp");
        up(own);
        var before = ids();

        up(own);

        assertEquals(before, ids());
    }

    private String promises(String definition) {
        return new Deploy(around)
                .plan(stack(definition), DeployRequest.DEFAULTS).promises().stream()
                        .map(promise -> promise.via() + " " + promise.kind().word())
                        .collect(Collectors.joining(", "));
    }

    private void up(String definition) {
        new Up(around).run(stack(definition), UpRequest.DEFAULTS);
    }

    private void deploy(String definition) {
        new Deploy(around).run(stack(definition), DeployRequest.DEFAULTS);
    }

    private static Stack stack(String definition) {
        return Stacks.shop(definition);
    }

    private String label(String service, String label) {
        return Optional.ofNullable(replicas().get("shop-" + service + "-1"))
                .flatMap(container -> container.labels().get(label))
                .orElse("");
    }

    private Map<String, String> ids() {
        return replicas().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().id().value()));
    }

    private Map<String, ObservedContainer> replicas() {
        var all = new TreeMap<String, ObservedContainer>();
        engine.containers().ofAllStacks(true).stream()
                .filter(container -> container.labels().number().isPresent())
                .forEach(container -> all.put(container.name(), container));
        return all;
    }
}
