package io.stackctl.swarm.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.swarm.Definitions;
import io.stackctl.swarm.action.AwaitTasksGone;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServiceChangePlannerTest {

    private static final StackName SHOP = StackName.of("shop");
    private static final ServiceName WEB = ServiceName.of("web");
    private static final Stack TWO =
            Definitions.of(
                    """
                    services:
                      db: {image: "pg:1", secrets: [pw]}
                      web: {image: "web:1", depends_on: [db]}
                    secrets: {pw: {environment: PW}}
                    """);

    @Test
    void the_end_waits_for_tasks_before_networks_go() {
        var before = StandingSwarm.of(TWO, "one");

        assertEquals(
                """
                1 []    remove service db           asked for
                2 []    remove service web          asked for
                3 [1,2] gather stack                services
                4 [3]   wait   stack                tasks end
                5 [4]   remove secret shop_pw       asked for
                6 [4]   remove network shop_default asked for
                """,
                ServiceChangePlanner.down(SHOP, before, Set.of(), Optional.empty()).toString());
    }

    @Test
    void a_service_that_is_not_there_cannot_be_scaled() {
        var before = StandingSwarm.of(TWO, "one");

        assertEquals(
                "no such service: wbe",
                assertThrows(
                                StackException.class,
                                () ->
                                        ServiceChangePlanner.scale(
                                                SHOP,
                                                before,
                                                Map.of(ServiceName.of("wbe"), 2),
                                                Optional.empty()))
                        .failure()
                        .message());
        assertEquals(
                """
                1 []  update service web replicas: 1 -> 4
                2 [1] wait   service web converging
                """,
                ServiceChangePlanner.scale(SHOP, before, Map.of(WEB, 4), Optional.empty())
                        .toString());
    }

    @Test
    void tasks_may_take_as_long_to_go_as_the_slowest_of_them_and_two_minutes() {
        var slow =
                Definitions.of(
                        """
                        services:
                          db: {image: "pg:1", stop_grace_period: 1m}
                          web: {image: "web:1", stop_grace_period: 1s}
                        """);

        assertEquals(Duration.ofSeconds(130), limit(TWO, Optional.empty()));
        assertEquals(Duration.ofMinutes(3), limit(slow, Optional.empty()));
        assertEquals(Duration.ofSeconds(5), limit(slow, Optional.of(Duration.ofSeconds(5))));
    }

    private static Duration limit(Stack stack, Optional<Duration> timeout) {
        var there = StandingSwarm.of(stack, "one");
        return ServiceChangePlanner.down(SHOP, there, Set.of(), timeout).actions().stream()
                .flatMap(numbered ->
                        numbered.action() instanceof AwaitTasksGone wait
                                ? Stream.of(wait.limit())
                                : Stream.empty())
                .findFirst()
                .orElseThrow();
    }
}
