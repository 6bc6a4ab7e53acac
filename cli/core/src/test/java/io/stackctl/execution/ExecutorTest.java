package io.stackctl.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.FakeEngine;
import io.stackctl.engine.ObservationScope;
import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.StackException;
import io.stackctl.local.TestSettings;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ImageName;
import io.stackctl.model.name.StackName;
import io.stackctl.model.name.VolumeName;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Plan;
import io.stackctl.planner.reconcile.LifecyclePlanner;
import io.stackctl.planner.reconcile.Planner;
import io.stackctl.planner.reconcile.ReconcileOptions;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.state.Health;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.ProvidedVariables;
import io.stackctl.step.Step;
import io.stackctl.step.StepRunner;
import io.stackctl.step.image.PullBase;
import io.stackctl.step.image.PullImage;
import io.stackctl.step.volume.ForgetVolume;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ExecutorTest {

    private static final String GATED =
            """
            services:
              web: {image: 'shop:1', depends_on: {db: {condition: service_healthy}}}
              db: {image: 'postgres:17', volumes: ['data:/data'], healthcheck: {test: ['CMD', 'true']}}
            volumes: {data: {}}
            """;
    private static final String GATED_BY_JOB =
            """
            services:
              web: {image: 'shop:1', depends_on: {job: {condition: service_completed_successfully}}}
              job: {image: 'shop:1'}
            """;

    private final FakeEngine engine = FakeEngine.with("shop:1", "shop:2", "postgres:17");
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();

    /** Lets a container do something of itself as soon as it has a status. */
    private void when(String container, Status status, Runnable act) {
        reactions.add(new Reaction(container, status, act));
    }

    private record Reaction(String container, Status status, Runnable act) {}

    private final List<Reaction> reactions = new ArrayList<>();

    private void take(Event event) {
        events.add(event);
        for (var reaction : reactions) {
            if (event.equals(
                    new Event.ResourceChanged(
                            Resource.container(reaction.container()), reaction.status()))) {
                reaction.act().run();
            }
        }
    }

    private ObservedStack observe(Stack stack) {
        return engine.observe(
                stack.name(),
                new ObservationScope(
                        Set.of(),
                        Set.of(),
                        Set.of("shop:1", "shop:2", "postgres:17"),
                        Set.of(),
                        true));
    }

    private Plan<Step> plan(Stack stack) {
        return Planner.plan(stack, observe(stack), ReconcileOptions.DEFAULTS);
    }

    private Executor<Step> executor(StackName stack) {
        return new Executor<>(
                new StepRunner(
                        engine,
                        (_, _) -> ProvidedVariables.NONE,
                        TestSettings.process(),
                        stack,
                        this::take),
                this::take,
                8);
    }

    private void run(Stack stack, Plan<Step> plan) {
        try (var executor = executor(stack.name())) {
            executor.run(plan);
        }
    }

    private void up(String yaml) {
        var stack = Stacks.shop(yaml);
        run(stack, plan(stack));
    }

    @Test
    void a_dependent_starts_once_its_dependency_is_healthy() {
        when("shop-db-1", Status.WAITING, () -> engine.health("shop-db-1", Health.HEALTHY));

        up(GATED);

        var calls = engine.calls();
        assertTrue(
                calls.indexOf("start shop-db-1") < calls.indexOf("start shop-web-1"),
                calls.toString());
        assertTrue(
                events.contains(
                        new Event.ResourceChanged(
                                Resource.container("shop-db-1"), Status.HEALTHY)));
    }

    @Test
    void what_has_ended_before_it_is_stopped_is_told_of_without_a_call() {
        var stack = Stacks.shop("services: {web: {image: 'shop:1'}}");
        up("services: {web: {image: 'shop:1'}}");
        var stop = new StopOptions(Set.of(), Optional.empty());
        run(stack, LifecyclePlanner.stop(stack, observe(stack), stop));
        var calls = engine.calls().size();
        var stopping = new Event.ResourceChanged(Resource.container("shop-web-1"), Status.STOPPING);
        var stopped = new Event.ResourceChanged(Resource.container("shop-web-1"), Status.STOPPED);
        var again = LifecyclePlanner.stop(stack, observe(stack), stop);

        events.clear();
        run(stack, again);
        assertEquals(List.of(stopping, stopped), List.copyOf(events));
        events.clear();
        new Rehearsal(this::take).run(again);
        assertEquals(List.of(stopping, stopped), List.copyOf(events));

        assertEquals(calls, engine.calls().size());
    }

    @Test
    void a_network_that_cannot_be_made_is_named() {
        engine.refuse(
                "create network shop_default",
                new EngineFailure(EngineFailure.Kind.NOT_FOUND, "plugin not found", 404, ""));

        var refused =
                assertThrows(StackException.class, () -> up("services: {web: {image: 'shop:1'}}"));

        assertEquals(
                "failed to create network shop_default: Error response from daemon: plugin not found",
                refused.failure().message());
    }

    @Test
    void a_network_that_comes_back_is_told_to_go_and_to_come() {
        var before = "services: {web: {image: 'shop:1', networks: [n]}}\nnetworks: {n: {}}";
        up(before);
        events.clear();

        up(before.replace("n: {}", "n: {internal: true}"));

        var network = Resource.network("shop_n");
        assertEquals(
                List.of(Status.REMOVING, Status.REMOVED, Status.CREATING, Status.CREATED),
                events.stream()
                        .filter(Event.ResourceChanged.class::isInstance)
                        .map(Event.ResourceChanged.class::cast)
                        .filter(change -> change.resource().equals(network))
                        .map(Event.ResourceChanged::status)
                        .toList());
    }

    @Test
    void an_unhealthy_dependency_fails_and_its_dependent_stays_created() {
        when("shop-db-1", Status.WAITING, () -> engine.health("shop-db-1", Health.UNHEALTHY));

        var failed = assertThrows(StackException.class, () -> up(GATED));

        assertEquals(
                "dependency failed to start: container shop-db-1 is unhealthy",
                failed.failure().message());
        assertFalse(engine.calls().contains("start shop-web-1"));
        assertTrue(engine.calls().contains("create shop-web-1"));
    }

    @Test
    void a_dependency_that_ends_is_told_at_once_with_its_exit_code() {
        when("shop-db-1", Status.WAITING, () -> engine.exit("shop-db-1", 4));

        var failed = assertThrows(StackException.class, () -> up(GATED));

        assertEquals(
                "dependency failed to start: container shop-db-1 exited (4)",
                failed.failure().message());
    }

    @Test
    void a_job_has_to_end_well_before_its_dependent_starts() {
        when("shop-job-1", Status.WAITING, () -> engine.exit("shop-job-1", 0));

        up(GATED_BY_JOB);

        assertTrue(engine.calls().contains("start shop-web-1"));
    }

    @Test
    void a_failed_job_is_told_with_its_exit_code() {
        when("shop-job-1", Status.WAITING, () -> engine.exit("shop-job-1", 3));

        var failed = assertThrows(StackException.class, () -> up(GATED_BY_JOB));

        assertEquals(
                "service \"job\" didn't complete successfully: exit 3", failed.failure().message());
    }

    @Test
    void a_wait_survives_the_loss_of_the_event_stream() {
        when(
                "shop-db-1",
                Status.WAITING,
                () -> {
                    engine.endEventStreams();
                    engine.health("shop-db-1", Health.HEALTHY);
                });

        up(GATED);

        assertTrue(engine.calls().contains("start shop-web-1"));
    }

    @Test
    void a_refused_call_lets_nothing_new_begin_and_keeps_what_was_made() {
        engine.refuse(
                "create shop-one-1",
                new EngineFailure(EngineFailure.Kind.OTHER, "no space left on device", 500, ""));
        var stack = Stacks.shop("services: {one: {image: 'shop:1'}, two: {image: 'shop:1'}}");
        var plan = plan(stack);

        // One call after the other: nothing is in flight when the refusal comes.
        try (var executor =
                new Executor<>(
                        new StepRunner(
                                engine,
                                (_, _) -> ProvidedVariables.NONE,
                                TestSettings.process(),
                                stack.name(),
                                this::take),
                        this::take,
                        1)) {
            var failed = assertThrows(StackException.class, () -> executor.run(plan));

            assertEquals(
                    "Error response from daemon: no space left on device",
                    failed.failure().message());
        }
        assertEquals(List.of("create network shop_default", "create shop-one-1"), engine.calls());
        assertEquals(1, observe(stack).networks().size());
    }

    @Test
    void whoever_waits_for_what_is_refused_is_never_begun() {
        engine.refuse(
                "create shop-db-1",
                new EngineFailure(EngineFailure.Kind.OTHER, "no space left on device", 500, ""));

        assertThrows(StackException.class, () -> up(GATED));

        assertTrue(
                engine.calls().stream().noneMatch(call -> call.startsWith("start")),
                engine.calls().toString());
    }

    @Test
    void a_cancelled_run_starts_nothing_new_and_says_so() {
        var stack = Stacks.shop(GATED);
        var plan = plan(stack);
        try (var executor = executor(stack.name())) {
            when("shop-db-1", Status.WAITING, executor::cancel);

            var failed = assertThrows(StackException.class, () -> executor.run(plan));

            assertTrue(failed.failure() instanceof Failure.Interrupted);
            assertFalse(engine.calls().contains("start shop-web-1"));
        }
    }

    @Test
    void no_more_images_come_at_once_than_the_user_wants() {
        engine.gatherImages(2, Duration.ofMillis(100));

        pull(OptionalInt.of(1), "a:1", "b:1", "c:1");

        assertEquals(1, engine.mostImagesAtOnce());
        assertEquals(3, engine.calls().size());
    }

    @Test
    void whoever_waits_for_its_turn_has_not_begun() {
        pull(OptionalInt.of(1), "a:1", "b:1", "c:1");

        var told =
                events.stream()
                        .filter(Event.ResourceChanged.class::isInstance)
                        .map(event -> ((Event.ResourceChanged) event).status())
                        .toList();
        assertEquals(
                List.of(
                        Status.PULLING,
                        Status.PULLED,
                        Status.PULLING,
                        Status.PULLED,
                        Status.PULLING,
                        Status.PULLED),
                told);
    }

    @Test
    void what_stands_in_the_place_of_others_is_done_when_one_of_them_brings_nothing() {
        engine.addToRegistry("there:1");
        var steps = Step.plan();
        int there = steps.add(optionalPull("there:1"));
        int gone = steps.add(optionalPull("gone:1"));
        var instead = new PullBase(ImageName.of("there:1"), "", false, "instead");
        int never = steps.add(instead, List.of(), List.of(there));
        int neither = steps.add(instead, List.of(), List.of(never));
        int one = steps.add(optionalPull("also-gone:1"), List.of(), List.of(there, gone));
        steps.add(instead, List.of(neither, one));

        try (var executor = executor(StackName.of("shop"))) {
            executor.run(steps.build());
        }

        assertEquals(
                List.of("pull also-gone:1", "pull gone:1", "pull there:1", "pull there:1"),
                engine.calls().stream().sorted().toList());
        assertEquals("pull there:1", engine.calls().getLast());
    }

    private static PullImage optionalPull(String image) {
        return new PullImage(ImageName.of(image), "", true, true, false, "asked for");
    }

    @Test
    void without_a_wish_all_pulls_run_at_once() {
        engine.gatherImages(5, Duration.ofSeconds(30));

        pull(OptionalInt.empty(), "a:1", "b:1", "c:1", "d:1", "e:1");

        assertEquals(5, engine.mostImagesAtOnce());
    }

    @Test
    void no_image_that_waits_for_its_turn_comes_after_a_failure() {
        engine.gatherImages(2, Duration.ofMillis(200));

        assertThrows(
                StackException.class,
                () -> pullAll(OptionalInt.of(1), List.of("gone:1", "gone:2", "gone:3")));

        assertEquals(1, engine.calls().size(), engine.calls()::toString);
    }

    @Test
    void whoever_does_not_want_to_wait_is_not_kept_by_calls_that_hang() throws Exception {
        var hangs = new CountDownLatch(1);
        var first = new CountDownLatch(1);
        var plan = Step.plan();
        plan.add(new ForgetVolume(VolumeName.of("one"), "hangs"));
        plan.add(new ForgetVolume(VolumeName.of("two"), "waits for its turn"));
        var executor =
                new Executor<>(
                        new Runner<Step>() {
                            @Override
                            public void open(Plan<Step> opened) {}

                            @Override
                            public Outcome run(Step step) {
                                first.countDown();
                                awaitUnhindered(hangs);
                                return Outcome.DONE;
                            }

                            @Override
                            public void callOff() {}
                        },
                        this::take,
                        1);
        var run = new FutureTask<>(() -> executor.run(plan.build()), true);
        Thread.ofPlatform().daemon().start(run);
        first.await();

        executor.cancel();
        executor.abandon();

        var ended = assertThrows(ExecutionException.class, () -> run.get(20, TimeUnit.SECONDS));
        assertTrue(ended.getCause() instanceof StackException, ended::toString);
        hangs.countDown();
    }

    private static void awaitUnhindered(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pull(OptionalInt atOnce, String... images) {
        for (String image : images) {
            engine.addToRegistry(image);
        }
        pullAll(atOnce, List.of(images));
    }

    private void pullAll(OptionalInt atOnce, List<String> images) {
        var pulls = Step.plan();
        for (String image : images) {
            pulls.add(new PullImage(ImageName.of(image), "", false, false, false, "asked for"));
        }
        try (var executor = executor(StackName.of("shop"))) {
            executor.imagesAtOnce(atOnce).run(pulls.build());
        }
    }
}
