package io.stackctl.workflow.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.engine.FakeEngine;
import io.stackctl.event.Event;
import io.stackctl.model.Stack;
import io.stackctl.model.name.StackName;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.TestSurroundings;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What {@code down} says where nothing is left to take away. */
class DownTest {

    private static final Event NOTHING =
            new Event.Warning("Warning: No resource found to remove for project \"shop\".");
    private static final DownOptions WITH_VOLUMES =
            new DownOptions(StopOptions.DEFAULTS, false, true, DownOptions.Images.NONE);

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final List<Event> events = new CopyOnWriteArrayList<>();

    @Test
    void a_defined_network_that_is_gone_is_no_news() {
        down(stack("services: { web: { image: 'shop:1' } }\n"), DownOptions.DEFAULTS);

        assertEquals(List.of(), events);
    }

    @Test
    void a_name_of_which_nothing_is_there_is_said() {
        new Down(TestSurroundings.of(engine, events::add))
                .run(new FoundStack.Named(StackName.of("shop")), DownOptions.DEFAULTS);

        assertEquals(List.of(NOTHING), events);
    }

    @Test
    void a_definition_of_nothing_but_containers_and_what_others_own_is_said() {
        var stack =
                stack(
                        """
                        services:
                          web: { image: 'shop:1', networks: [theirs] }
                          job: { image: 'shop:1', network_mode: none, volumes: ['data:/data'] }
                        networks: { theirs: { external: true } }
                        volumes: { data: {} }
                        """);

        down(stack, DownOptions.DEFAULTS);
        down(stack, WITH_VOLUMES);

        assertEquals(List.of(NOTHING, NOTHING), events);
    }

    private void down(Stack stack, DownOptions request) {
        new Down(TestSurroundings.of(engine, events::add))
                .run(new FoundStack.Defined(stack), request);
    }

    private static Stack stack(String yaml) {
        return Stacks.load("shop", yaml);
    }
}
