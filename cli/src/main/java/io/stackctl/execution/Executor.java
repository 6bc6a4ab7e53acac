package io.stackctl.execution;

import io.stackctl.engine.Engine;
import io.stackctl.engine.EngineThread;
import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.StackName;
import io.stackctl.plan.ContainerRef;
import io.stackctl.plan.Plan;
import io.stackctl.plan.Plan.NumberedStep;
import io.stackctl.plan.Step;
import io.stackctl.state.ContainerId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Walks a plan: each step in a virtual thread as soon as those it waits for are done, with a bound
 * on the engine calls in flight. The first failure lets nothing new begin; what has begun is
 * finished, and what was created stays. One executor runs one plan.
 */
public final class Executor implements AutoCloseable {

    private final EventSink events;
    private final CreatedContainers created = new CreatedContainers();
    private final ContainerWatch watch;
    private final StepRunner runner;
    private final CallLimit limit;
    private ImageLimit images = new ImageLimit(OptionalInt.empty());
    private Runnable beforeStart = () -> {};
    private Turn turn = Turn.UNDISPUTED;
    private @Nullable StepGraph graph;
    private @Nullable StackException failure;
    private int running;
    private final Set<Thread> imageSteps = ConcurrentHashMap.newKeySet();
    private boolean cancelled;
    private boolean abandoned;

    /**
     * Prepares.
     *
     * @param callsInFlight how many engine calls may run at once
     */
    public Executor(Engine engine, StackName stack, EventSink events, int callsInFlight) {
        this.events = events;
        this.watch = new ContainerWatch(engine, stack);
        this.runner =
                new StepRunner(
                        engine, events, created, new ServiceWait(engine, watch, events, created));
        this.limit = new CallLimit(callsInFlight);
    }

    /**
     * Has something done once, when every container is there and before the first one is started.
     */
    public Executor beforeStart(Runnable action) {
        beforeStart = action;
        return this;
    }

    /** Says how others can have the stack while nothing is done but waiting. */
    public Executor turn(Turn other) {
        turn = other;
        return this;
    }

    /** Bounds how many images come or are made at once, from 1 on; empty for our own bound. */
    public Executor imagesAtOnce(OptionalInt bound) {
        images = new ImageLimit(bound);
        return this;
    }

    /**
     * Runs the plan to its end.
     *
     * @throws StackException the first failure; {@link Failure.Interrupted} after {@link #cancel}
     */
    public void run(Plan plan) {
        plan.warnings().forEach(warning -> events.accept(new Event.Warning(warning)));
        plan.kept().forEach(ref -> tell(Resource.container(ref.name()), Status.RUNNING, ""));
        for (var ref : plan.ended()) {
            tell(Resource.container(ref.name()), Status.STOPPING, "");
            tell(Resource.container(ref.name()), Status.STOPPED, "");
        }
        if (plan.steps().stream()
                .anyMatch(numbered -> numbered.step() instanceof Step.AwaitService)) {
            watch.open();
        }
        var steps = new StepGraph(plan);
        var intermission = new Intermission(turn, steps);
        synchronized (this) {
            graph = steps;
        }
        boolean starting = false;
        try {
            starting = handOut(steps, intermission);
            awaitRunning();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancel();
        }
        if (!starting && !isStopping()) {
            beforeStart.run();
        }
        finish();
    }

    /** Begins one step after the other; says whether one of them started a container. */
    private boolean handOut(StepGraph steps, Intermission intermission)
            throws InterruptedException {
        boolean starting = false;
        try {
            for (var next = steps.next(); next.isPresent(); next = steps.next()) {
                var numbered = next.get();
                if (StepGraph.isChange(numbered)) {
                    intermission.end();
                }
                if (!starting && numbered.step() instanceof Step.StartContainer) {
                    starting = true;
                    beforeStart.run();
                }
                var place = limit.take(numbered.step());
                if (isStopping()) {
                    place.close();
                    break;
                }
                begin(numbered, place, steps, intermission);
                intermission.settle();
            }
        } catch (StackException unprepared) {
            fail(unprepared);
            steps.stop();
        }
        return starting;
    }

    private void run(
            NumberedStep numbered,
            Narration narration,
            CallLimit.Place place,
            StepGraph steps,
            Intermission intermission) {
        // Whoever waits for its turn has not begun yet.
        try (var _ = images.take(numbered.step())) {
            narration.begin().ifPresent(status -> tell(narration, status, ""));
            var outcome = runner.run(numbered.step());
            outcome.status()
                    .or(narration::end)
                    .ifPresent(status -> tell(narration, status, outcome.detail()));
            steps.done(numbered.number());
            intermission.settle();
        } catch (StackException e) {
            if (!(e.failure() instanceof Failure.Interrupted)) {
                // Of transfers Compose shows the bare cause.
                boolean transfer = CallLimit.kindOf(numbered.step()) == CallLimit.Kind.IMAGE;
                tell(
                        narration,
                        failed(numbered.step()),
                        transfer ? e.failure().words() : e.failure().message());
            }
            fail(e);
            steps.stop();
        } catch (RuntimeException | Error e) {
            fail(
                    new StackException(
                            new Failure.OperationFailed(
                                    numbered.step().verb()
                                            + " "
                                            + numbered.step().subject()
                                            + ": "
                                            + e),
                            e));
            steps.stop();
        } finally {
            place.close();
        }
    }

    private static Status failed(Step step) {
        return step instanceof Step.PullImage pull && pull.built()
                ? Status.UNAVAILABLE
                : Status.FAILED;
    }

    /**
     * Lets nothing new begin and calls off all waiting, pulls and builds; other calls in flight are
     * finished.
     */
    public void cancel() {
        synchronized (this) {
            cancelled = true;
            if (graph != null) {
                graph.stop();
            }
        }
        imageSteps.forEach(Thread::interrupt);
        watch.close();
    }

    /** The id of a container that the plan names, once it is there. */
    public Optional<ContainerId> idOf(ContainerRef ref) {
        return created.find(ref);
    }

    @Override
    public void close() {
        watch.close();
    }

    private synchronized void fail(StackException e) {
        if (failure == null || failure.failure() instanceof Failure.Interrupted) {
            failure = e;
        }
        watch.close();
    }

    private synchronized boolean isStopping() {
        return failure != null || cancelled;
    }

    private void finish() {
        watch.close();
        synchronized (this) {
            if (cancelled) {
                throw new StackException(new Failure.Interrupted());
            }
            if (failure != null) {
                throw failure;
            }
        }
    }

    private void tell(Narration narration, Status status, String detail) {
        narration.resources().forEach(resource -> tell(resource, status, detail));
    }

    private void tell(Resource resource, Status status, String detail) {
        events.accept(new Event.ResourceChanged(resource, status, detail));
    }

    /** Makes {@link #run} return without waiting for the calls in flight. */
    public void abandon() {
        cancel();
        synchronized (this) {
            abandoned = true;
            notifyAll();
        }
    }

    private void begin(
            NumberedStep numbered,
            CallLimit.Place place,
            StepGraph steps,
            Intermission intermission) {
        synchronized (this) {
            running++;
        }
        // Here and not in the thread: several at once would each link the same switch.
        var narration = Narration.of(numbered.step());
        EngineThread.start(
                "step-" + numbered.number(),
                () -> {
                    var thread = Thread.currentThread();
                    try {
                        if (CallLimit.kindOf(numbered.step()) == CallLimit.Kind.IMAGE) {
                            imageSteps.add(thread);
                        }
                        run(numbered, narration, place, steps, intermission);
                    } finally {
                        imageSteps.remove(thread);
                        ended();
                    }
                });
    }

    private synchronized void ended() {
        running--;
        notifyAll();
    }

    private synchronized void awaitRunning() throws InterruptedException {
        while (running > 0 && !abandoned) {
            wait();
        }
    }
}
