package io.stackctl.step;

import io.stackctl.engine.Engine;
import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.live.LiveStack;
import io.stackctl.local.Settings;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.StackName;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** What the steps of one plan work with, and what they tell each other. */
public final class StepContext {

    private final Engine engine;
    private final Settings settings;
    private final EventSink events;
    private final CreatedContainers created = new CreatedContainers();
    private final StackName stack;
    private volatile LiveStack live;
    private final Map<ContainerId, Long> starts = new ConcurrentHashMap<>();

    StepContext(Engine engine, Settings settings, StackName stack, EventSink events) {
        this.engine = engine;
        this.settings = settings;
        this.events = events;
        this.stack = stack;
        this.live = new LiveStack(engine, stack);
    }

    /** From now on there is waiting again, after what there was has been called off. */
    void lookAgain() {
        live.close();
        live = new LiveStack(engine, stack);
    }

    public Engine engine() {
        return engine;
    }

    /** What the steps find on this machine. */
    public Settings settings() {
        return settings;
    }

    public EventSink events() {
        return events;
    }

    /** How containers stand. */
    public LiveStack live() {
        return live;
    }

    /** Says something to the user. */
    public void warn(String warning) {
        events.accept(new Event.Warning(warning));
    }

    /** Says that a planned container is there now. */
    public void created(ContainerRef.Planned ref, ContainerId id) {
        created.add(ref, id);
    }

    /** The id of a container that is there by now. */
    public ContainerId idOf(ContainerRef ref) {
        return created.idOf(ref);
    }

    /** The id of the container of a step. */
    public ContainerId idOf(ContainerStep step) {
        return idOf(step.container());
    }

    /** Does what starts a container, which makes all that was known of it out of date. */
    public void starting(ContainerId container, Runnable start) {
        starts.put(container, System.nanoTime());
        start.run();
        starts.put(container, System.nanoTime());
        live.forget(container);
    }

    /** When a container was started by this plan, by {@link System#nanoTime}. */
    public OptionalLong startOf(ContainerId container) {
        var start = starts.get(container);
        return start == null ? OptionalLong.empty() : OptionalLong.of(start);
    }
}
