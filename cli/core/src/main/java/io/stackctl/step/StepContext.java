package io.stackctl.step;

import io.stackctl.engine.Engine;
import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.history.RevisionStore;
import io.stackctl.live.LiveStack;
import io.stackctl.local.Settings;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.state.Traffic;
import io.stackctl.traffic.TrafficControl;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the steps of one plan work with, and what they tell each other. */
public final class StepContext {

    /** One without a health check that lives so long counts as running. */
    private static final Duration SETTLED = Duration.ofMillis(500);

    private final Engine engine;
    private final Settings settings;
    private final EventSink events;
    private final CreatedContainers created = new CreatedContainers();
    private final StackName stack;
    private volatile LiveStack live;
    private final Map<ContainerId, Long> starts = new ConcurrentHashMap<>();
    private final Map<ServiceName, Set<ContainerId>> found = new ConcurrentHashMap<>();
    private final Map<ServiceName, Set<ContainerId>> lost = new ConcurrentHashMap<>();
    private final Map<ServiceName, Long> begins = new ConcurrentHashMap<>();
    private final ProviderPrograms programs;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();
    private final Map<ServiceName, ProvidedVariables> provided = new ConcurrentHashMap<>();
    private @Nullable TrafficControl traffic;

    StepContext(
            Engine engine,
            ProviderPrograms programs,
            Settings settings,
            StackName stack,
            EventSink events) {
        this.engine = engine;
        this.programs = programs;
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

    /** The programs behind provider services. */
    public ProviderPrograms programs() {
        return programs;
    }

    /** What the steps find on this machine. */
    public Settings settings() {
        return settings;
    }

    public EventSink events() {
        return events;
    }

    /** Which stack it is. */
    public StackName stack() {
        return stack;
    }

    /** How containers stand. */
    public LiveStack live() {
        return live;
    }

    /** How requests are shared. */
    public synchronized TrafficControl traffic() {
        if (traffic == null) {
            traffic = new TrafficControl(engine, stack, this::isCalledOff);
        }
        return traffic;
    }

    /** The revisions of the stack. */
    public RevisionStore history() {
        return new RevisionStore(engine, stack);
    }

    private boolean isCalledOff() {
        return live.isClosed();
    }

    /**
     * Lets time pass.
     *
     * @throws StackException {@link Failure.Interrupted} when nobody has to wait any more
     */
    public void rest(Duration time) {
        await(() -> false, time);
    }

    /**
     * Waits until something holds that the engine's events may change.
     *
     * @return false when the time is over first
     * @throws StackException {@link Failure.Interrupted} when nobody has to wait any more
     */
    public boolean await(BooleanSupplier condition, Duration atMost) {
        return find(() -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty(), atMost)
                .isPresent();
    }

    /**
     * Looks, again after each of the engine's events, until it finds something.
     *
     * @return what was found; empty when the time is over first
     * @throws StackException {@link Failure.Interrupted} when nobody has to wait any more
     */
    public <T> Optional<T> find(Supplier<Optional<T>> look, Duration atMost) {
        return new ChangeWait(live).find(look, atMost);
    }

    /** Tells how far something is. */
    public void tell(Resource resource, Status status, String detail) {
        events.accept(new Event.ResourceChanged(resource, status, detail));
    }

    /** Tells what was counted of a service, to those who follow a deployment. */
    public void count(ServiceName service, Map<String, Long> values) {
        events.accept(new Event.Counted(service.value(), values));
    }

    /** Has gateways share requests, and tells how. */
    public void share(ServiceName service, Traffic shared) {
        // Otherwise the word would outlive those that it is given for.
        var vouched =
                shared.isShared()
                        ? shared.vouchingFor(found.getOrDefault(service, Set.of()))
                        : shared;
        traffic().put(service, vouched);
        var shares = new TreeMap<String, Integer>();
        shared.shares().forEach((revision, share) -> shares.put(revision.toString(), share));
        events.accept(new Event.Shares(service.value(), shares));
    }

    /** Says that a container is ready, whatever its health check has said so far. */
    public void foundReady(ServiceName service, ContainerId container) {
        found.computeIfAbsent(service, _ -> ConcurrentHashMap.newKeySet()).add(container);
    }

    /**
     * Takes a container for lost.
     *
     * @return how many of its service are
     */
    public int giveUp(ServiceName service, ContainerId container) {
        var all = lost.computeIfAbsent(service, _ -> ConcurrentHashMap.newKeySet());
        all.add(container);
        return all.size();
    }

    /** Whether a container was taken for lost, so that nobody waits for it any more. */
    public boolean isGivenUp(ContainerId container) {
        return lost.values().stream().anyMatch(all -> all.contains(container));
    }

    /** Says something to the user, once: of the next replica the same is no news. */
    public void warn(String warning) {
        if (warned.add(warning)) {
            events.accept(new Event.Warning(warning));
        }
    }

    /** Says that a planned container is there now. */
    public void created(ContainerRef.Planned ref, ContainerId id) {
        created.add(ref, id);
    }

    /** Says which variables a provider service's program set. */
    public void provided(ServiceName service, ProvidedVariables variables) {
        provided.put(service, variables);
    }

    /** What provider services gave so far. */
    Provided provided() {
        return new Provided(provided);
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
        live.forgetEnds(container);
        start.run();
        starts.put(container, System.nanoTime());
        live.forget(container);
    }

    /** The time since this was asked of a service first. */
    public Duration elapsed(ServiceName service) {
        long now = System.nanoTime();
        return Duration.ofNanos(now - begins.computeIfAbsent(service, _ -> now));
    }

    /**
     * How much longer a container that this plan has started has to live until it counts as
     * running, where it has no health check; zero when it has lived for so long.
     */
    public Duration settling(ContainerId container) {
        var start = starts.get(container);
        if (start == null) {
            return Duration.ZERO;
        }
        var left = SETTLED.minusNanos(System.nanoTime() - start);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
