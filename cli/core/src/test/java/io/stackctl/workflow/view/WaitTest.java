package io.stackctl.workflow.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.engine.FakeEngine;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerName;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waiting for containers to end. */
@Timeout(60)
class WaitTest {

    private static final String JOB = "shop-job-1";
    private static final String WEB = "shop-web-1";
    private static final Failure.EngineFailure AWAY =
            new Failure.EngineFailure(
                    Failure.EngineFailure.Kind.UNREACHABLE, "nobody listens", 0, "");

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final Interruption interruption = new Interruption(_ -> {});
    private final Surroundings around =
            TestSurroundings.of(engine, _ -> {}, _ -> false, interruption, false);
    private final List<String> ends = new ArrayList<>();

    @BeforeEach
    void start_it() {
        new Up(around)
                .run(
                        Stacks.shop(
                                """
                                services:
                                  job: { image: 'shop:1' }
                                  web: { image: 'shop:1' }
                                """),
                        UpRequest.DEFAULTS);
    }

    @Test
    void it_tells_each_end_and_answers_with_the_last() {
        engine.exitSoon(JOB, 3);

        assertEquals(5, run(() -> engine.exit(WEB, 5)));
        assertEquals(List.of("job 3", "web 5"), ends);
    }

    @Test
    void a_container_that_starts_again_has_ended_all_the_same() {
        engine.exitSoon(JOB, 3);

        assertEquals(
                5,
                run(() -> {
                    engine.containers().start(engine.idOf(JOB));
                    engine.exit(WEB, 5);
                }));
        assertEquals(List.of("job 3", "web 5"), ends);
    }

    @Test
    void an_end_while_the_engine_was_away_counts() {
        engine.exitSoon(JOB, 3);

        assertEquals(
                5,
                run(() -> {
                    engine.endEventStreams();
                    engine.exit(WEB, 5);
                    engine.forgetEvents();
                }));
        assertEquals(List.of("job 3", "web 5"), ends);
    }

    @Test
    void of_a_container_that_is_gone_when_the_engine_is_back_nobody_knows_the_end() {
        engine.exitSoon(JOB, 3);

        var failed =
                assertThrows(
                        StackException.class,
                        () ->
                                run(() -> {
                                    engine.endEventStreams();
                                    engine.containers().remove(engine.idOf(WEB), false);
                                    engine.forgetEvents();
                                }));
        assertEquals(
                "container shop-web-1 is gone, and nobody knows how it ended",
                failed.failure().message());
    }

    @Test
    void an_engine_that_stays_away_is_a_failure() {
        engine.exitSoon(JOB, 3);

        var failed =
                assertThrows(
                        StackException.class,
                        () ->
                                run(() -> {
                                    engine.refuse("events shop", AWAY);
                                    engine.endEventStreams();
                                }));
        assertEquals(AWAY, failed.failure());
    }

    @Test
    void an_interrupt_ends_it() {
        engine.exitSoon(JOB, 3);

        var failed = assertThrows(StackException.class, () -> run(interruption::arrived));
        assertEquals(new Failure.Interrupted(), failed.failure());
    }

    private int run(Runnable afterFirst) {
        return new Wait(around)
                .run(
                        new FoundStack.Named(StackName.of("shop")),
                        Set.of(ServiceName.of("job"), ServiceName.of("web")),
                        (container, code) -> {
                            boolean job =
                                    engine.containers()
                                            .inspect(ContainerName.of(JOB))
                                            .filter(detail -> detail.id().equals(container))
                                            .isPresent();
                            ends.add((job ? "job " : "web ") + code);
                            if (ends.size() == 1) {
                                afterFirst.run();
                            }
                        });
    }
}
