package io.stackctl.workflow.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.FakeEngine;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.TestSurroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NukeTest {

    private final FakeEngine engine = FakeEngine.with("shop:1", "other:1");
    private final List<String> questions = new ArrayList<>();

    @BeforeEach
    void start() {
        up(
                "shop",
                """
                services: { web: { image: 'shop:1', volumes: ['data:/data'] } }
                volumes: { data: {} }
                """);
        up("blog", "services: { page: { image: 'shop:1' } }\n");
    }

    @Test
    void the_whole_engine_is_emptied_after_the_exact_list_was_agreed_to() {
        assertEquals(Nuke.Result.REMOVED, nuke(true));

        assertEquals(
                List.of(
                        "This is removed for good:",
                        "container blog-page-1",
                        "container shop-web-1",
                        "image other:1",
                        "image shop:1",
                        "network blog_default",
                        "network shop_default",
                        "volume shop_data",
                        "Go on?"),
                sortedWithin(questions.getFirst()));
        assertTrue(engine.isEmpty());
        assertEquals(List.of(), engine.images().all(Map.of()));
    }

    @Test
    void networks_go_whose_containers_are_gone_already() {
        engine.containers().remove(engine.idOf("blog-page-1"), true);

        assertEquals(Nuke.Result.REMOVED, nuke(true));

        assertTrue(engine.isEmpty(), () -> engine.networks().all().toString());
    }

    @Test
    void nothing_is_touched_when_the_user_does_not_agree() {
        var before = engine.calls();

        assertEquals(Nuke.Result.DECLINED, nuke(false));
        assertEquals(before, engine.calls());
    }

    private Nuke.Result nuke(boolean agree) {
        var around =
                TestSurroundings.of(
                        engine,
                        _ -> {},
                        question -> {
                            questions.add(question);
                            return agree;
                        },
                        Interruption.never(),
                        false);
        return new Nuke(around).wholeEngine();
    }

    private void up(String name, String definition) {
        new Up(TestSurroundings.of(engine, _ -> {}))
                .run(Stacks.load(name, definition), UpRequest.DEFAULTS);
    }

    /** The first and the last line, and between them those of the list by name. */
    private static List<String> sortedWithin(String question) {
        var lines = new ArrayList<>(question.lines().map(String::strip).toList());
        lines.subList(1, lines.size() - 1).sort(null);
        return lines;
    }
}
