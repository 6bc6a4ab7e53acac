package io.stackctl.planner.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.model.Stack;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.planner.reconcile.Standing;
import io.stackctl.state.ContainerState;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReachTest {

    private static final Stack SHOP =
            Stacks.shop(
                    """
                    services:
                      gate:
                        image: 'shop:1'
                        labels: { io.stackctl.gateway: "1" }
                        deploy: { replicas: 2 }
                      web: { image: 'shop:1' }
                      api: { image: 'shop:1' }
                    """);

    @Test
    void gateways_that_ran_run_again_and_send_to_whom_they_sent() {
        var reach =
                Reach.of(
                        Standing.after(SHOP).state("gate", 1, ContainerState.EXITED).build(),
                        situation("web", "api"));

        assertEquals(
                """
                1 []  start gate/2      ran until the engine went away
                2 [1] await service api got its requests from a gateway
                3 [1] await service web got its requests from a gateway
                """,
                reach.restore(
                                Standing.after(SHOP)
                                        .state("gate", 1, ContainerState.EXITED)
                                        .state("gate", 2, ContainerState.EXITED)
                                        .state("web", 1, ContainerState.EXITED)
                                        .build())
                        .toString());
    }

    @Test
    void gateways_that_come_back_by_themselves_are_waited_for() {
        var seen = Standing.after(SHOP).build();

        assertEquals(
                """
                1 [] await service web got its requests from a gateway
                """,
                Reach.of(seen, situation("web")).restore(seen).toString());
    }

    private static Situation situation(String... routed) {
        return new Situation(
                new RevisionNumber(2),
                Map.of(),
                Set.of(routed).stream().map(ServiceName::of).collect(Collectors.toSet()),
                Map.of(),
                0,
                Optional.empty());
    }
}
