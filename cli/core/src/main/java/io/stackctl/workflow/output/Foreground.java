package io.stackctl.workflow.output;

import io.stackctl.engine.ContainerDetail;
import io.stackctl.engine.ContainerEvent;
import io.stackctl.engine.LogQuery;
import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.live.LiveStack;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ContainerName;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.planner.LogNames;
import io.stackctl.state.ContainerState;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.StackLabels;
import io.stackctl.workflow.ReaderThreads;
import io.stackctl.workflow.Surroundings;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Shows what the containers of a stack write and how they end, also those that start later. It is
 * driven by the engine's events: opened before the first start, it misses nothing.
 */
final class Foreground implements AutoCloseable {

    private final EventSink events;
    private final StackName stack;
    private final LiveStack live;
    private final LogChoice choice;
    private final Instant opened = Instant.now();
    private final ExitListener exits;
    private final ReaderThreads listening = new ReaderThreads(this::end);
    private final ReaderThreads reading = new ReaderThreads(this::end);
    private final OutputReaders readers;
    private final Lifetimes lifetimes = new Lifetimes();
    private final Map<ContainerId, Instant> ends = new HashMap<>();
    private final Set<ContainerId> created = new HashSet<>();
    private final Set<ContainerId> neverStarted = new HashSet<>();

    /** Told when a container has ended for good, and not by our own doing. */
    @FunctionalInterface
    interface ExitListener {
        /** Takes one end; called from one thread. */
        void ended(ServiceName service, int exitCode);
    }

    Foreground(Surroundings around, StackName stack, LogChoice choice, ExitListener exits) {
        this.events = around.events();
        this.stack = stack;
        this.live = new LiveStack(around.engine(), stack);
        this.choice = choice;
        this.exits = exits;
        this.readers =
                new OutputReaders(
                        around.engine(), around.events(), choice.begin().timestamps(), reading);
    }

    /** Subscribes: from now on nothing is missed, though it is not told before {@link #listen}. */
    void open() {
        live.open();
    }

    /** Begins to listen. */
    void listen() {
        listening.start("foreground", this::takeAll);
    }

    /** The stack's containers, all but one-off ones. */
    List<ObservedContainer> containers() {
        return live.look().stream().filter(container -> !container.oneOff()).toList();
    }

    /** Shows the output of a container that is there already, and waits for its end if it runs. */
    synchronized void attach(ObservedContainer container) {
        if (choice.watches(container.service()) && container.isUp()) {
            lifetimes.found(container.id());
        }
        if (choice.shows(container.service())) {
            letGoOn(container.id(), container.service());
            readers.readLog(container.id(), source(container), choice.begin());
        }
    }

    /**
     * Joins the output of a container that is about to be started: unlike its log, that has the
     * last words of one that ends at once, whichever logging driver it has.
     *
     * @param terminal whether it has a terminal
     */
    synchronized void attachBeforeStart(ObservedContainer container, boolean terminal) {
        if (choice.shows(container.service())) {
            letGoOn(container.id(), container.service());
            readers.join(container.id(), source(container), terminal);
        }
    }

    private void letGoOn(ContainerId container, ServiceName service) {
        if (!choice.watches(service)) {
            readers.letGoOn(container);
        }
    }

    /** Says that containers come and go by our own doing until {@link #complete}. */
    void replacing() {
        lifetimes.replacing();
    }

    /**
     * Says that nothing more will be started by us: from now on it ends when all containers have
     * ended.
     *
     * @param containers those that were started
     */
    void complete(Set<ContainerName> containers) {
        for (var container : lifetimes.unheard(containers)) {
            live.inspect(container)
                    .filter(detail -> detail.state() == ContainerState.RUNNING)
                    .ifPresent(detail -> lifetimes.seen(container, detail.id(), isWatched(detail)));
        }
        lifetimes.complete(containers);
    }

    private boolean isWatched(ContainerDetail detail) {
        return detail.labels().service().filter(choice::watches).isPresent();
    }

    /**
     * Blocks until all watched containers have ended for good and their output is shown.
     *
     * @throws io.stackctl.failure.StackException when that cannot be shown any more
     */
    void awaitEnd() throws InterruptedException {
        boolean over = lifetimes.await();
        listening.check();
        reading.check();
        if (over) {
            readers.awaitAll();
        }
    }

    @Override
    public void close() {
        end();
        readers.end();
    }

    /** Ends everything, also for those who wait for the end. */
    void end() {
        lifetimes.close();
        live.close();
    }

    private void takeAll() {
        for (var event = live.next(); event.isPresent(); event = live.next()) {
            take(event.get());
        }
        lifetimes.close();
    }

    private void take(ContainerEvent event) {
        var labels = event.labels();
        if (labels.service().isEmpty()
                || labels.isOneOff()
                || labels.isInit()
                || !choice.includes(labels.number())) {
            return;
        }
        var service = labels.service().get();
        var source = source(service, labels, event.name());
        if (event instanceof ContainerEvent.Created) {
            created(event, service);
        } else if (event instanceof ContainerEvent.Started) {
            started(event, service, source);
        } else if (event instanceof ContainerEvent.Died died) {
            died(died, service, source);
        } else if (event instanceof ContainerEvent.Removed) {
            removed(event);
        }
    }

    private synchronized void created(ContainerEvent event, ServiceName service) {
        created.add(event.id());
        neverStarted.add(event.id());
        if (choice.shows(service)) {
            event.labels()
                    .replaced()
                    .ifPresent(name -> events.accept(new Event.ContainerRecreated(name)));
        }
    }

    private synchronized void started(ContainerEvent event, ServiceName service, String source) {
        var id = event.id();
        readers.started(id);
        neverStarted.remove(id);
        lifetimes.started(id, event.name(), choice.watches(service));
        if (choice.shows(service) && (!readers.isReading(id) || ends.containsKey(id))) {
            var since = Optional.ofNullable(ends.remove(id)).or(() -> since(id));
            letGoOn(id, service);
            readers.readLog(
                    id,
                    source,
                    new LogQuery(
                            true,
                            OptionalInt.empty(),
                            since,
                            Optional.empty(),
                            choice.begin().timestamps()));
        }
    }

    private Optional<Instant> since(ContainerId id) {
        return created.contains(id) ? Optional.empty() : Optional.of(opened);
    }

    private void died(ContainerEvent.Died event, ServiceName service, String source) {
        synchronized (this) {
            ends.put(event.id(), event.time());
        }
        boolean restarting = isRestarting(event.id());
        readers.flush(event.id());
        if (!choice.watches(service)) {
            return;
        }
        events.accept(new Event.ContainerExited(source, event.exitCode(), restarting));
        if (!restarting) {
            if (!lifetimes.isReplacing()) {
                exits.ended(service, event.exitCode());
            }
            lifetimes.ended(event.id());
        }
    }

    /** Its start and its end may have come while the engine was away. */
    private synchronized void removed(ContainerEvent event) {
        if (neverStarted.remove(event.id())) {
            lifetimes.started(event.id(), event.name(), false);
        }
        lifetimes.ended(event.id());
    }

    private boolean isRestarting(ContainerId id) {
        return live.stateOf(id)
                .map(standing ->
                        standing.state() == ContainerState.RESTARTING
                                || standing.state() == ContainerState.RUNNING)
                .orElse(false);
    }

    private String source(ObservedContainer container) {
        return source(container.service(), container.labels(), container.name());
    }

    private String source(ServiceName service, StackLabels labels, String container) {
        // During a replacement the event still has the temporary name.
        return labels.replaced()
                .filter(replaced -> container.endsWith("_" + stack + "-" + replaced))
                .orElseGet(() -> LogNames.of(stack, service, labels.number(), container));
    }
}
