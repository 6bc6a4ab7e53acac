package io.stackctl.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.engine.FakeEngine;
import io.stackctl.failure.StackException;
import io.stackctl.model.ReplicaCount;
import io.stackctl.model.ServiceName;
import io.stackctl.model.Stack;
import io.stackctl.planner.Stacks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class UpTest {

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final Surroundings around =
            new Surroundings(engine, _ -> {}, _ -> false, Interruption.never(), false);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothing_is_made_where_two_containers_would_have_one_name(boolean start) {
        var stack =
                Stacks.shop(
                        """
                        services:
                          one: { image: 'shop:1', container_name: same }
                          two: { image: 'shop:1', container_name: same }
                        """);

        assertRefused(stack, start ? UpRequest.DEFAULTS : UpRequest.DEFAULTS.withoutStart());
    }

    @Test
    void nothing_is_made_where_a_chosen_name_is_to_be_scaled() {
        var stack = Stacks.shop("services: { one: { image: 'absent:1', container_name: same } }\n");
        var two = Map.of(ServiceName.of("one"), ReplicaCount.of("2"));

        assertRefused(stack, scaled(two));
    }

    @ParameterizedTest
    @CsvSource({"SIGTERM, true", "SIGHUP, false"})
    void what_is_asked_to_end_is_not_taken_for_running(String signal, boolean ending) {
        var stack = Stacks.shop("services: { one: { image: 'shop:1' } }\n");
        new Up(around).run(stack, UpRequest.DEFAULTS);
        engine.containers().kill("shop-one-1", signal);

        new Up(around).run(stack, UpRequest.DEFAULTS);

        assertEquals(ending, engine.calls().contains("stop shop-one-1"), engine.calls()::toString);
    }

    @Test
    void what_has_started_again_since_is_left_alone() {
        var stack = Stacks.shop("services: { one: { image: 'shop:1' } }\n");
        new Up(around).run(stack, UpRequest.DEFAULTS);
        engine.containers().stop("shop-one-1", Optional.empty());
        engine.containers().start("shop-one-1");
        long calls = engine.calls().size();

        new Up(around).run(stack, UpRequest.DEFAULTS);

        assertEquals(calls, engine.calls().size(), engine.calls()::toString);
    }

    private void assertRefused(Stack stack, UpRequest request) {
        assertThrows(StackException.class, () -> new Up(around).run(stack, request));
        assertThrows(StackException.class, () -> new Up(around).plan(stack, request));
        assertEquals(List.of(), engine.calls());
    }

    private static UpRequest scaled(Map<ServiceName, ReplicaCount> counts) {
        var usual = UpRequest.DEFAULTS;
        return new UpRequest(
                Set.of(),
                usual.images(),
                usual.recreate(),
                counts,
                Optional.empty(),
                usual.orphans(),
                true,
                false,
                Optional.empty(),
                "-");
    }
}
