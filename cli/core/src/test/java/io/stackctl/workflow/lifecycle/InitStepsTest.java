package io.stackctl.workflow.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.Engine;
import io.stackctl.engine.FakeEngine;
import io.stackctl.engine.ObservationScope;
import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.state.MountedVolume;
import io.stackctl.state.ObservedContainer;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.KilledShop;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.output.AttachRequest;
import io.stackctl.workflow.output.AttachedUp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What runs before a service starts. */
@Timeout(60)
class InitStepsTest {

    private static final String TWO_STEPS =
            """
            services:
              web: { image: 'shop:1', pre_start: [{ command: 'true' }, { command: 'true' }] }
            """;

    private final FakeEngine engine = new FakeEngine();
    private final List<Event> events = new CopyOnWriteArrayList<>();

    /** The volumes of a service's containers, the anonymous ones among them. */
    @Test
    void a_step_has_the_volumes_variables_and_networks_of_the_service() {
        engine.addImage("shop:1", Set.of("/cache"));
        var stack =
                Stacks.shop(
                        """
                        services:
                          web:
                            image: shop:1
                            environment: { A: one, B: two }
                            networks: { inner: { aliases: [shop] } }
                            volumes: ['data:/data', /scratch]
                            pre_start:
                              - { command: 'false', environment: { B: other, C: "3" } }
                        networks: { inner: {} }
                        volumes: { data: {} }
                        """);

        fails(stack, "service \"web\" pre_start[0] exited with code 1");

        var init = inits().getFirst();
        assertEquals(Map.of("A", "one", "B", "other", "C", "3"), engine.variablesOf(init.name()));
        assertEquals(List.of("web", "shop"), engine.namesOf(init.name(), "shop_inner"));
        assertEquals(mounted(only("web")), mounted(init));
        assertEquals(2, init.mounts().size());
        assertEquals(
                Map.of(
                        "com.docker.compose.project", "shop",
                        "com.docker.compose.service", "web",
                        "com.docker.compose.version", "5.5.0",
                        "com.docker.compose.hook", "pre_start"),
                init.labels().all());
    }

    @Test
    void what_a_failed_step_left_goes_and_the_volumes_of_the_service_stay() {
        engine.addImage("shop:1");
        var failing =
                Stacks.shop(
                        """
                        services:
                          web:
                            image: shop:1
                            volumes: [/scratch]
                            pre_start: [{ command: 'false' }]
                        """);
        fails(failing, "service \"web\" pre_start[0] exited with code 1");
        fails(failing, "service \"web\" pre_start[0] exited with code 1");

        assertEquals(1, inits().size());
        new Down(around(Interruption.never()))
                .run(new FoundStack.Defined(failing), DownOptions.DEFAULTS);
        assertEquals(List.of(), inits());
        assertEquals(1, engine.volumes().all().size(), "the volume at /scratch");
    }

    @Test
    void a_step_that_cannot_be_started_leaves_nothing() {
        engine.addImage("shop:1");
        engine.refuse(
                "start nameless-1",
                new Failure.EngineFailure(
                        Failure.EngineFailure.Kind.INVALID, "no such program", 400, ""));

        fails(Stacks.shop(TWO_STEPS), "Error response from daemon: no such program");

        assertEquals(List.of(), inits());
    }

    @Test
    void an_interrupt_ends_the_step_and_nothing_is_left_of_it() {
        engine.addImage("shop:1");
        var endless =
                Stacks.shop(
                        "services: { web: { image: 'shop:1', pre_start: [{ command: sleep 9 }] } }");
        var interruption = new Interruption(_ -> {});
        var around =
                TestSurroundings.of(
                        engine,
                        event -> {
                            if (event instanceof Event.ActionChanged changed
                                    && changed.verb().startsWith("run pre_start")) {
                                interruption.arrived();
                            }
                        },
                        _ -> false,
                        interruption,
                        false);

        var end =
                assertThrows(
                        StackException.class,
                        () -> new Up(around).run(endless, UpRequest.DEFAULTS));

        assertEquals(new Failure.Interrupted(), end.failure());
        assertEquals(List.of(), inits());
        assertEquals("CREATED", only("web").state().name());
    }

    @Test
    void who_follows_sees_what_a_step_writes_and_its_end_is_not_that_of_a_container() {
        engine.addImage("shop:1");
        var stack =
                Stacks.shop(
                        """
                        services:
                          web: { image: 'shop:1', pre_start: [{ command: sh -c 'echo hello' }] }
                        """);
        var web = Set.of(ServiceName.of("web"));
        var started = new Event.ResourceChanged(Resource.container("shop-web-1"), Status.STARTED);
        var around =
                TestSurroundings.of(
                        engine,
                        event -> {
                            events.add(event);
                            if (event.equals(started)) {
                                engine.exit("shop-web-1", 7);
                            }
                        },
                        _ -> false,
                        new Interruption(_ -> {}),
                        false);

        int code =
                new AttachedUp(around)
                        .run(
                                stack,
                                UpRequest.DEFAULTS,
                                new AttachRequest(
                                        web,
                                        web,
                                        AttachRequest.Abort.ON_EXIT,
                                        Optional.empty(),
                                        false,
                                        Optional.empty(),
                                        Optional.empty()));

        assertEquals(7, code);
        assertTrue(
                events.contains(
                        new Event.LogLine(
                                "web pre_start[0] ->",
                                Event.Stream.STDOUT,
                                "hello",
                                Optional.empty())),
                events::toString);
    }

    @Test
    void killed_at_any_call_the_next_up_runs_all_steps_before_the_service() {
        int kills =
                KilledShop.everywhere(
                        new KilledShop.Calls(1, 1, 40),
                        KilledShop::new,
                        (shop, mortal) -> up(shop, mortal),
                        (shop, where) -> {
                            up(shop, shop.engine());
                            var calls = shop.engine().calls();
                            long before =
                                    calls.subList(0, calls.lastIndexOf("start shop-web-1")).stream()
                                            .filter(call -> call.startsWith("start nameless"))
                                            .count();
                            assertTrue(before >= 2, () -> where + ": " + calls);
                            assertEquals(
                                    "",
                                    new Up(shop.around(shop.engine()))
                                            .plan(Stacks.shop(TWO_STEPS), UpRequest.DEFAULTS)
                                            .toString(),
                                    where);
                            assertEquals(
                                    List.of(), inits(shop.engine()), () -> where + ": " + calls);
                        });

        assertTrue(kills >= 16, () -> "killed " + kills + " times");
    }

    private static void up(KilledShop shop, Engine engine) {
        new Up(shop.around(engine)).run(Stacks.shop(TWO_STEPS), UpRequest.DEFAULTS);
    }

    private void fails(Stack stack, String message) {
        var around = around(Interruption.never());
        var failed =
                assertThrows(
                        StackException.class, () -> new Up(around).run(stack, UpRequest.DEFAULTS));
        assertEquals(message, failed.failure().message());
    }

    private Surroundings around(Interruption interruption) {
        return TestSurroundings.of(engine, events::add, _ -> false, interruption, false);
    }

    private ObservedContainer only(String service) {
        return engine.containers().ofAllStacks(true).stream()
                .filter(container -> container.service().value().equals(service))
                .findFirst()
                .orElseThrow();
    }

    private List<ObservedContainer> inits() {
        return inits(engine);
    }

    private static List<ObservedContainer> inits(FakeEngine engine) {
        return engine.observe(Stacks.shop(TWO_STEPS).name(), ObservationScope.CONTAINERS).inits();
    }

    private static List<String> mounted(ObservedContainer container) {
        return container.mounts().stream().map(MountedVolume::toString).sorted().toList();
    }
}
