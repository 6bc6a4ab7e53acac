package io.stackctl.workflow.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.engine.FakeEngine;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of the memory that two sets of containers may use: the fake engine has 8 GiB. */
@Timeout(60)
class RoomTest {

    private static final String SHOP =
            """
            services:
              web:
                image: 'shop:1'
                environment: { V: "1" }
                deploy: { replicas: 4, resources: { limits: { memory: 1200m } } }
                x-stackctl: { deploy: { strategy: blue-green } }
              db: { image: 'shop:1', mem_limit: 512m }
            """;

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final Surroundings around =
            TestSurroundings.of(engine, _ -> {}, _ -> false, Interruption.never(), false);

    private List<String> warnings(String definition) {
        new Up(around).run(Stacks.shop(definition), UpRequest.DEFAULTS);
        var next = definition.replace("V: \"1\"", "V: \"2\"");
        return new Deploy(around).plan(Stacks.shop(next), DeployRequest.DEFAULTS).warnings();
    }

    @Test
    void two_sets_that_are_too_much_together_with_the_rest_are_told() {
        assertEquals(
                List.of(
                        "web: blue-green runs 8 replicas at once: with the rest of the stack they"
                                + " may use 9.8 GiB of the engine's 8 GiB"),
                warnings(SHOP));
    }

    @Test
    void what_has_no_limit_is_named_and_not_counted() {
        assertEquals(
                List.of(
                        "web: blue-green runs 8 replicas at once, which may use 9.3 GiB of the"
                                + " engine's 8 GiB; not counted, since they have no limit: db"),
                warnings(SHOP.replace(", mem_limit: 512m", "")));
    }

    @ParameterizedTest
    @CsvSource({
        "strategy: blue-green, strategy: rolling",
        "strategy: blue-green, strategy: recreate",
        "1200m, 900m"
    })
    void what_fits_is_not(String before, String after) {
        assertEquals(List.of(), warnings(SHOP.replace(before, after)));
    }

    @Test
    void limits_that_are_too_much_at_rest_were_meant_so() {
        assertEquals(List.of(), warnings(SHOP.replace("1200m", "900m").replace("512m", "9g")));
    }

    @Test
    void rolling_in_one_group_needs_as_much() {
        assertEquals(
                List.of(
                        "web: rolling runs 8 replicas at once: with the rest of the stack they may"
                                + " use 9.8 GiB of the engine's 8 GiB"),
                warnings(
                        SHOP.replace("strategy: blue-green", "strategy: rolling")
                                .replace(
                                        "replicas: 4",
                                        "replicas: 4, update_config: { parallelism: 0 }")));
    }

    @Test
    void without_a_change_nothing_runs_twice() {
        new Up(around).run(Stacks.shop(SHOP), UpRequest.DEFAULTS);

        assertEquals(
                List.of(),
                new Deploy(around).plan(Stacks.shop(SHOP), DeployRequest.DEFAULTS).warnings());
    }
}
