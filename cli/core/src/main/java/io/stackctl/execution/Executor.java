package io.stackctl.execution;

import io.stackctl.engine.EngineThread;
import io.stackctl.event.Event;
import io.stackctl.event.Event.Stage;
import io.stackctl.event.EventSink;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.plan.Action;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Plan;
import io.stackctl.plan.Plan.Numbered;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Walks a plan: each action in a thread of its own as soon as those it waits for are done, with a
 * bound on the calls in flight. The first failure lets nothing new begin; what has begun is
 * finished, and what was created stays. One executor runs one plan.
 */
public final class Executor<A extends Action> implements AutoCloseable {

    private final EventSink events;
    private final Runner<A> runner;
    private final CallLimit limit;
    private ImageLimit images = new ImageLimit(OptionalInt.empty());
    private Predicate<? super A> awaited = _ -> false;
    private Runnable before = () -> {};
    private Turn turn = Turn.UNDISPUTED;
    private @Nullable ActionGraph<A> graph;
    private @Nullable StackException failure;
    private int running;
    private final Set<Thread> interruptible = ConcurrentHashMap.newKeySet();
    private boolean cancelled;
    private boolean abandoned;

    /**
     * Prepares.
     *
     * @param callsInFlight how many calls may run at once
     */
    public Executor(Runner<A> runner, EventSink events, int callsInFlight) {
        this.runner = runner;
        this.events = events;
        this.limit = new CallLimit(callsInFlight);
    }

    /**
     * Has something done once, before the first action of a kind begins; in a plan that has none of
     * them, when all is done.
     */
    public Executor<A> before(Predicate<? super A> kind, Runnable task) {
        awaited = kind;
        before = task;
        return this;
    }

    /** Says how others can have the stack while nothing is done but waiting. */
    public Executor<A> turn(Turn other) {
        turn = other;
        return this;
    }

    /** Bounds how many images come or are made at once, from 1 on; empty for our own bound. */
    public Executor<A> imagesAtOnce(OptionalInt bound) {
        images = new ImageLimit(bound);
        return this;
    }

    /**
     * Runs the plan to its end.
     *
     * @throws StackException the first failure; {@link Failure.Interrupted} after {@link #cancel}
     */
    public void run(Plan<A> plan) {
        Preface.tell(plan, events);
        runner.open(plan);
        var graph = new ActionGraph<>(plan);
        boolean met = walk(graph);
        if (!met && !isStopping()) {
            before.run();
        }
        finish();
    }

    /** Says whether an action that was awaited is among those that have begun. */
    private boolean walk(ActionGraph<A> graph) {
        var intermission = new Intermission(turn, graph);
        synchronized (this) {
            this.graph = graph;
        }
        boolean met = false;
        try {
            met = handOut(graph, intermission);
            awaitRunning();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancel();
        }
        return met;
    }

    /** Begins one action after the other; says whether one that was awaited is among them. */
    private boolean handOut(ActionGraph<A> graph, Intermission intermission)
            throws InterruptedException {
        boolean met = false;
        try {
            for (var next = graph.next(); next.isPresent(); next = graph.next()) {
                var numbered = next.get();
                if (ActionGraph.isChange(numbered)) {
                    intermission.end();
                }
                if (!met && awaited.test(numbered.action())) {
                    met = true;
                    before.run();
                }
                var place = limit.take(numbered.action().weight());
                if (isStopping()) {
                    place.close();
                    break;
                }
                begin(numbered, place, graph, intermission);
                intermission.settle();
            }
        } catch (StackException unprepared) {
            fail(unprepared);
            graph.stop();
        }
        return met;
    }

    private void run(
            Numbered<A> numbered,
            Narration narration,
            CallLimit.Place place,
            ActionGraph<A> graph,
            Intermission intermission) {
        // Whoever waits for its turn has not begun yet, and does not after a failure. That is known
        // before the next one has its turn.
        try (var _ = images.take(numbered.action().weight())) {
            if (!isStopping()) {
                perform(numbered, narration, graph, intermission);
            }
        } catch (StackException e) {
            fail(e.changing(numbered.action().target().service()));
            graph.stop();
        } finally {
            place.close();
        }
    }

    private void perform(
            Numbered<A> numbered,
            Narration narration,
            ActionGraph<A> graph,
            Intermission intermission) {
        try {
            tell(numbered.action(), Stage.BEGUN);
            narration.begin().ifPresent(status -> tell(narration, status, ""));
            var outcome = runner.run(numbered.action());
            tell(numbered.action(), Stage.DONE);
            outcome.status()
                    .or(() -> outcome.met() ? narration.end() : Optional.empty())
                    .ifPresent(status -> tell(narration, status, outcome.detail()));
            graph.done(numbered.number(), outcome.met());
            intermission.settle();
        } catch (StackException e) {
            if (!(e.failure() instanceof Failure.Interrupted)) {
                tell(numbered.action(), Stage.FAILED);
                // Of what is no call to the engine, Compose shows the bare cause.
                boolean bare = numbered.action().weight().isBeside();
                tell(
                        narration,
                        narration.failed(),
                        bare ? e.failure().words() : e.failure().message());
            }
            fail(e.changing(numbered.action().target().service()));
            graph.stop();
        } catch (RuntimeException | Error e) {
            fail(
                    new StackException(
                            new Failure.OperationFailed(
                                    numbered.action().verb()
                                            + " "
                                            + numbered.action().target()
                                            + ": "
                                            + e),
                            e));
            graph.stop();
        }
    }

    /**
     * Lets nothing new begin and calls off all waiting, pulls, builds and programs; other calls in
     * flight are finished.
     */
    public void cancel() {
        synchronized (this) {
            cancelled = true;
            if (graph != null) {
                graph.stop();
            }
        }
        limit.lift();
        interruptible.forEach(Thread::interrupt);
        runner.callOff();
    }

    @Override
    public void close() {
        runner.callOff();
    }

    private synchronized void fail(StackException e) {
        if (failure == null || failure.failure() instanceof Failure.Interrupted) {
            failure = e;
        }
        runner.callOff();
    }

    private synchronized boolean isCancelled() {
        return cancelled;
    }

    private synchronized boolean isStopping() {
        return failure != null || cancelled;
    }

    private void finish() {
        runner.callOff();
        synchronized (this) {
            if (cancelled) {
                throw new StackException(new Failure.Interrupted());
            }
            if (failure != null) {
                throw failure;
            }
        }
    }

    private void tell(A action, Stage stage) {
        var target = action.target();
        events.accept(
                new Event.ActionChanged(
                        target.service(), target.name(), action.verb(), action.cause(), stage));
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
        turn.abandon();
        synchronized (this) {
            abandoned = true;
            notifyAll();
        }
    }

    private void begin(
            Numbered<A> numbered,
            CallLimit.Place place,
            ActionGraph<A> graph,
            Intermission intermission) {
        synchronized (this) {
            running++;
        }
        var narration = numbered.action().narration();
        EngineThread.start(
                "action-" + numbered.number(),
                () -> {
                    var thread = Thread.currentThread();
                    try {
                        if (numbered.action().weight().isBeside()) {
                            interruptible.add(thread);
                            if (isCancelled()) {
                                thread.interrupt();
                            }
                        }
                        run(numbered, narration, place, graph, intermission);
                    } finally {
                        interruptible.remove(thread);
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
