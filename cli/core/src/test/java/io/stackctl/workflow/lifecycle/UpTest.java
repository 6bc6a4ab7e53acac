package io.stackctl.workflow.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.engine.FakeEngine;
import io.stackctl.event.Event;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class UpTest {

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final Surroundings around =
            TestSurroundings.of(engine, _ -> {}, _ -> false, Interruption.never(), false);

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

        assertRefused(stack, start ? UpRequest.DEFAULTS : UpRequests.withoutStart());
    }

    @Test
    void nothing_is_made_where_a_chosen_name_is_to_be_scaled() {
        var stack = Stacks.shop("services: { one: { image: 'absent:1', container_name: same } }\n");

        assertRefused(stack, UpRequests.scaled("one", "2"));
    }

    @ParameterizedTest
    @CsvSource({"SIGTERM, true", "SIGHUP, false"})
    void what_is_asked_to_end_is_not_taken_for_running(String signal, boolean ending) {
        var stack = Stacks.shop("services: { one: { image: 'shop:1' } }\n");
        new Up(around).run(stack, UpRequest.DEFAULTS);
        engine.containers().kill(engine.idOf("shop-one-1"), signal);

        new Up(around).run(stack, UpRequest.DEFAULTS);

        assertEquals(ending, engine.calls().contains("stop shop-one-1"), engine.calls()::toString);
    }

    @Test
    void what_has_started_again_since_is_left_alone() {
        var stack = Stacks.shop("services: { one: { image: 'shop:1' } }\n");
        new Up(around).run(stack, UpRequest.DEFAULTS);
        engine.containers().stop(engine.idOf("shop-one-1"), Optional.empty());
        engine.containers().start(engine.idOf("shop-one-1"));
        long calls = engine.calls().size();

        new Up(around).run(stack, UpRequest.DEFAULTS);

        assertEquals(calls, engine.calls().size(), engine.calls()::toString);
    }

    @ParameterizedTest
    @CsvSource({"true, 'pull cache:1'", "false, 'pull cache:1, build cache:1'"})
    void what_can_be_pulled_or_built_is_built_when_no_registry_has_it(
            boolean published, String traffic) {
        var stack =
                Stacks.shop(
                        """
                        services:
                          cache: { image: 'cache:1', build: { dockerfile_inline: "FROM scratch" } }
                        """);
        if (published) {
            engine.addToRegistry("cache:1");
        }

        assertEquals(
                """
                1 []    pull   image cache:1        not found
                2 [1]   build  image cache:1        if 1 does not bring it
                3 []    create network shop_default not found
                4 [1-3] create cache/1              not found
                5 [4]   start  cache/1              created
                """,
                new Up(around).plan(stack, UpRequest.DEFAULTS).toString());
        new Up(around).run(stack, UpRequest.DEFAULTS);
        assertEquals(
                List.of(traffic.split(", ")),
                engine.calls().stream().filter(call -> call.endsWith("cache:1")).toList());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_volume_is_lost_only_when_the_user_agrees(boolean agrees) {
        var web = "services: { web: { image: 'shop:1', volumes: ['data:/data'] } }\n";
        new Up(around).run(Stacks.shop(web + "volumes: { data: {} }"), UpRequest.DEFAULTS);
        var changed = Stacks.shop(web + "volumes: { data: { labels: { kept: for-long } } }");
        var before = engine.calls().size();
        var questions = new ArrayList<String>();
        var asking =
                TestSurroundings.of(
                        engine,
                        _ -> {},
                        question -> {
                            questions.add(question);
                            assertEquals(before, engine.calls().size());
                            return agrees;
                        },
                        Interruption.never(),
                        false);

        new Up(asking).run(changed, UpRequest.DEFAULTS);

        assertEquals(
                List.of(
                        "Volume \"shop_data\" exists but doesn't match configuration in compose"
                                + " file. Recreate (data will be lost)?"),
                questions);
        assertEquals(
                agrees,
                engine.calls()
                        .subList(before, engine.calls().size())
                        .contains("remove volume shop_data"));
    }

    @Test
    void every_volume_is_asked_about_before_anything_changes_and_the_answers_count_by_volume() {
        var web =
                "services: { web: { image: 'shop:1', volumes: ['w:/w', 'v:/v'] } }\n"
                        + "volumes: { w: {}, v: {} }";
        new Up(around).run(Stacks.shop(web), UpRequest.DEFAULTS);
        var before = engine.calls().size();
        var questions = new ArrayList<String>();
        var asking =
                TestSurroundings.of(
                        engine,
                        _ -> {},
                        question -> {
                            questions.add(question.replaceAll("^Volume \"(\\S+)\" .*", "$1"));
                            assertEquals(before, engine.calls().size());
                            return questions.size() == 1;
                        },
                        Interruption.never(),
                        false);

        new Up(asking)
                .run(
                        Stacks.shop(web.replace("{}", "{ labels: { kept: for-long } }")),
                        UpRequest.DEFAULTS);

        assertEquals(List.of("shop_v", "shop_w"), questions);
        assertEquals(
                List.of("remove volume shop_v"),
                engine.calls().subList(before, engine.calls().size()).stream()
                        .filter(call -> call.startsWith("remove volume"))
                        .toList());
    }

    @Test
    void what_cannot_be_is_found_before_anything_is_pulled() {
        engine.addToRegistry("cache:1");
        var stack =
                Stacks.shop(
                        """
                        services: { cache: { image: 'cache:1', networks: [theirs] } }
                        networks: { theirs: { external: true } }
                        """);

        assertThrows(StackException.class, () -> new Up(around).run(stack, UpRequest.DEFAULTS));
        assertEquals(List.of(), engine.calls());
    }

    @Test
    void what_an_engine_says_of_each_replica_is_said_once() {
        var warnings = new ArrayList<String>();
        var stack =
                Stacks.shop(
                        """
                        services:
                          web:
                            image: shop:1
                            scale: 3
                            healthcheck: { test: [CMD, 'true'], start_interval: 1s }
                        """);

        new Up(
                        TestSurroundings.of(
                                engine,
                                event -> {
                                    if (event instanceof Event.Warning(var words)) {
                                        warnings.add(words);
                                    }
                                },
                                _ -> false,
                                Interruption.never(),
                                false))
                .run(stack, UpRequests.withoutStart());

        assertEquals(
                3,
                engine.calls().stream().filter(call -> call.startsWith("create shop-web")).count());
        assertEquals(1, warnings.size(), warnings::toString);
    }

    private void assertRefused(Stack stack, UpRequest request) {
        assertThrows(StackException.class, () -> new Up(around).run(stack, request));
        assertThrows(StackException.class, () -> new Up(around).plan(stack, request));
        assertEquals(List.of(), engine.calls());
    }
}
