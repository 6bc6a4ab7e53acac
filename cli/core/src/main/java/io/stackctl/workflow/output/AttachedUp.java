package io.stackctl.workflow.output;

import io.stackctl.engine.LogQuery;
import io.stackctl.event.Event;
import io.stackctl.event.Event.Reason;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ContainerName;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Plan;
import io.stackctl.planner.LogNames;
import io.stackctl.planner.reconcile.LifecyclePlanner;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.state.ObservedContainer;
import io.stackctl.step.Step;
import io.stackctl.workflow.ReaderThreads;
import io.stackctl.workflow.StackObservation;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.UserSignal;
import io.stackctl.workflow.change.StackChange;
import io.stackctl.workflow.lifecycle.Starts;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import io.stackctl.workflow.lock.ChangeKind;
import io.stackctl.workflow.provider.Gifts;
import io.stackctl.workflow.watch.Watching;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code up} without {@code -d}: brings the stack up, shows its output and ends with it. */
public final class AttachedUp {

    private static final int INTERRUPTED = 130;

    private final Surroundings around;
    private final Gifts gifts = new Gifts();

    public AttachedUp(Surroundings around) {
        this.around = around.telling(event -> around.events().accept(shown(event)));
    }

    /** Hooks and init steps write among the containers. */
    private static Event shown(Event event) {
        return event instanceof Event.HookOutput output ? output.line() : event;
    }

    /**
     * Runs until every watched container has ended, one of them stops the whole stack, or the user
     * interrupts.
     *
     * @param stack the selected services with what they depend on
     * @return the command's exit code: that of the container that decided, 130 after an interrupt,
     *     else 0
     */
    public int run(Stack stack, UpRequest request, AttachRequest attach) {
        if (around.dryRun()) {
            new Up(around).run(stack, request);
            around.events()
                    .accept(
                            new Event.Note(
                                    "end of 'compose up' output, interactive run is not supported in dry-run mode"));
            return 0;
        }
        return new Run(stack, request, attach).run();
    }

    /** One run. */
    private final class Run {
        private final Stack stack;
        private final UpRequest request;
        private final AttachRequest attach;
        private final Foreground foreground;
        private final Set<ServiceName> stopped;
        private final WatchSwitch watch;
        private final Menu menu;
        private @Nullable Integer decided;
        private OptionalInt chosen = OptionalInt.empty();
        private boolean attached;
        private boolean interrupted;
        private boolean left;
        private boolean finished;
        private final ReaderThreads ending = new ReaderThreads(this::finish);

        Run(Stack stack, UpRequest request, AttachRequest attach) {
            this.stack = stack;
            this.request = request;
            this.attach = attach;
            Set<ServiceName> watched = new HashSet<>(attach.watched());
            attach.exitCodeFrom().ifPresent(watched::add);
            stopped = new HashSet<>(request.wanted().named());
            if (!stopped.isEmpty()) {
                // What only was started along may serve others.
                attach.exitCodeFrom().ifPresent(stopped::add);
            }
            var nothingYet =
                    new LogQuery(
                            true,
                            OptionalInt.of(0),
                            Optional.empty(),
                            Optional.empty(),
                            attach.timestamps());
            foreground =
                    new Foreground(
                            around,
                            stack.name(),
                            LogChoice.of(attach.shown(), watched, nothingYet),
                            this::ended);
            watch = new WatchSwitch(around, stack, upheaval(), gifts);
            menu = new Menu(around, attach.menu(), watch, this::leave);
        }

        int run() {
            try (watch;
                    foreground;
                    menu;
                    var _ = around.interruption().handle(this::interrupt, watch::cancel)) {
                attach.watch().ifPresent(watch::open);
                foreground.open();
                foreground.listen();
                Set<ContainerName> started = Set.of();
                try {
                    started =
                            Starts.of(
                                    new Up(around, gifts)
                                            .run(stack, request, Optional.of(this::attach)));
                } catch (StackException e) {
                    if (!(e.failure() instanceof Failure.Interrupted)) {
                        throw e;
                    }
                    if (!attached) {
                        // What runs was not started by us: somebody else may be at work on it.
                        return INTERRUPTED;
                    }
                    interrupt();
                }
                foreground.complete(started);
                watch.start();
                menu.open();
                return await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackException(new Failure.Interrupted(), e);
            }
        }

        private Watching.Upheaval upheaval() {
            return new Watching.Upheaval() {
                @Override
                public void begins() {
                    foreground.replacing();
                }

                @Override
                public void ended(Set<ContainerName> started) {
                    foreground.complete(started);
                }
            };
        }

        private void attach() {
            attached = true;
            var observed = foreground.containers();
            var names =
                    observed.stream()
                            .filter(container -> attach.shown().contains(container.service()))
                            .map(this::nameOf)
                            .sorted()
                            .toList();
            around.events().accept(new Event.Attaching(names));
            for (var container : observed) {
                if (container.isUp()) {
                    foreground.attach(container);
                } else {
                    boolean terminal =
                            stack.service(container.service()).map(Service::tty).orElse(false);
                    foreground.attachBeforeStart(container, terminal);
                }
            }
        }

        private String nameOf(ObservedContainer container) {
            return LogNames.of(
                    stack.name(), container.service(), container.number(), container.name());
        }

        private int await() throws InterruptedException {
            ending.start("end", this::awaitEnd);
            synchronized (this) {
                while (decided == null && !interrupted && !left && !finished) {
                    wait();
                }
            }
            menu.close();
            watch.close();
            if (isCutShort()) {
                stop();
            }
            if (!hasLeft()) {
                ending.check();
            }
            return exitCode();
        }

        private void awaitEnd() {
            try {
                foreground.awaitEnd();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            finish();
        }

        private synchronized void finish() {
            finished = true;
            notifyAll();
        }

        /** What runs goes on. */
        private synchronized void leave() {
            left = true;
            notifyAll();
        }

        private synchronized boolean hasLeft() {
            return left && !interrupted && decided == null;
        }

        private synchronized boolean isCutShort() {
            return interrupted || decided != null;
        }

        private synchronized void interrupt() {
            interrupted = true;
            notifyAll();
        }

        private synchronized void ended(ServiceName service, int code) {
            boolean aborts =
                    switch (attach.abort()) {
                        case NEVER -> false;
                        case ON_EXIT -> true;
                        case ON_FAILURE -> code != 0;
                    };
            if (attach.exitCodeFrom().filter(service::equals).isPresent() && chosen.isEmpty()) {
                chosen = OptionalInt.of(code);
            }
            if (aborts && decided == null) {
                decided = code;
                notifyAll();
            }
        }

        /** Stops what was asked for, or all; another interrupt kills it. */
        private void stop() throws InterruptedException {
            around.events()
                    .accept(new Event.Stopping(isInterrupted() ? Reason.INTERRUPT : Reason.EXIT));
            var handling = around.interruption().handle(this::kill, this::kill);
            var uncancelled = around.withoutInterruption();
            try {
                StackChange.of(uncancelled, stack.name(), ChangeKind.STOP, this::stopPlan);
            } finally {
                handling.close();
            }
            foreground.awaitEnd();
        }

        private synchronized boolean isInterrupted() {
            return interrupted;
        }

        private Plan<Step> stopPlan() {
            var observed = StackObservation.of(around.engine(), stack);
            return LifecyclePlanner.stop(
                    stack, observed, new StopOptions(stopped, request.timing().grace()));
        }

        private void kill() {
            for (var container : around.engine().containers().ofStack(stack.name(), false)) {
                boolean asked = stopped.isEmpty() || stopped.contains(container.service());
                if (asked && !container.oneOff() && container.isUp()) {
                    UserSignal.send(around.engine(), container.id(), "SIGKILL");
                }
            }
        }

        private synchronized int exitCode() {
            if (interrupted) {
                return INTERRUPTED;
            }
            if (attach.exitCodeFrom().isPresent()) {
                return chosen.orElse(0);
            }
            return decided == null ? 0 : decided;
        }
    }
}
