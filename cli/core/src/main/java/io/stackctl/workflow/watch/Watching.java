package io.stackctl.workflow.watch;

import io.stackctl.engine.ObservationScope;
import io.stackctl.event.Event;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ContainerName;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.HookPlanner;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.change.StackChange;
import io.stackctl.workflow.lifecycle.Restart;
import io.stackctl.workflow.lifecycle.Starts;
import io.stackctl.workflow.lock.ChangeKind;
import io.stackctl.workflow.provider.Gifts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Takes changed files over into what runs, until it is closed. One thread runs it. */
public final class Watching implements AutoCloseable {

    private final Surroundings around;
    private final Stack stack;
    private final List<WatchedPath> rules;
    private final ChangedFiles files;
    private final Interruption interruption = Interruption.never();
    private final Rebuild rebuild;
    private final Upheaval upheaval;
    private final ContainerSync containers;

    /** Told when containers are replaced or restarted. */
    public interface Upheaval {
        /** Nobody cares. */
        Upheaval UNHEARD =
                new Upheaval() {
                    @Override
                    public void begins() {}

                    @Override
                    public void ended(Set<ContainerName> started) {}
                };

        /** They are about to be. */
        void begins();

        /**
         * They were.
         *
         * @param started ids or names of those that were started
         */
        void ended(Set<ContainerName> started);
    }

    /**
     * Begins to collect changes; they are taken over once it runs.
     *
     * @param rules not empty
     * @param gifts what programs gave before
     */
    Watching(
            Surroundings around,
            Stack stack,
            List<WatchedPath> rules,
            WatchRequest request,
            Upheaval upheaval,
            Gifts gifts) {
        this.around = around.interruptedBy(interruption);
        this.stack = stack;
        this.rules = rules;
        this.files = ChangedFiles.of(rules);
        this.upheaval = upheaval;
        this.rebuild = new Rebuild(this.around, stack, request, upheaval, gifts);
        this.containers = new ContainerSync(around.engine(), stack.name());
    }

    /** Takes over what changes, until this is closed. */
    void run() {
        for (var rule : rules) {
            if (rule.rule().initialSync()) {
                guarded(() -> copyInitially(rule));
            }
        }
        WatchLog.say(around, "Watch enabled");
        for (var batch = files.next(); !batch.isEmpty(); batch = files.next()) {
            var changed = batch;
            guarded(() -> react(changed));
        }
        WatchLog.say(around, "Watch disabled");
    }

    /** One failure must not end the watch: the next change may well mend it. */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (StackException e) {
            if (!(e.failure() instanceof Failure.Interrupted)) {
                around.events()
                        .accept(
                                new Event.Warning(
                                        "Error handling changed files: " + e.failure().message()));
            }
        }
    }

    private void copyInitially(WatchedPath rule) {
        try {
            sync(rule.service(), InitialFiles.of(rule));
        } catch (IOException e) {
            throw new StackException(
                    new Failure.OperationFailed(
                            "cannot read " + rule.path() + ": " + e.getMessage()),
                    e);
        }
    }

    private void react(Collection<Path> changed) {
        WatchLog.warn(around, changed.size());
        var reaction = Reaction.to(changed, rules);
        if (!reaction.rebuilt().isEmpty()) {
            rebuild.run(reaction.rebuilt());
        }
        reaction.synced()
                .forEach((service, copies) -> {
                    WatchLog.say(
                            around,
                            "Syncing service \""
                                    + service
                                    + "\" after "
                                    + copies.size()
                                    + " changes were detected");
                    sync(service, copies);
                });
        if (!reaction.restarted().isEmpty()) {
            restart(reaction.restarted());
        }
        reaction.executed().forEach(this::execute);
    }

    private void sync(ServiceName service, List<SyncedFile> copies) {
        try (var _ = StackChange.begin(around, stack.name(), ChangeKind.WATCH)) {
            containers.sync(service, copies);
        }
    }

    private void restart(Set<ServiceName> services) {
        Set<ContainerName> started = Set.of();
        upheaval.begins();
        try {
            var plan =
                    new Restart(around)
                            .run(new FoundStack.Defined(stack), StopOptions.of(services), true);
            started = Starts.of(plan);
        } finally {
            upheaval.ended(started);
        }
        WatchLog.say(around, "service(s) " + WatchLog.quoted(services) + " restarted");
    }

    private void execute(WatchedPath rule) {
        var hook = rule.rule().exec().orElseThrow();
        StackChange.of(
                around,
                stack.name(),
                ChangeKind.WATCH,
                () ->
                        HookPlanner.plan(
                                stack,
                                around.engine().observe(stack.name(), ObservationScope.CONTAINERS),
                                rule.service(),
                                hook,
                                "files changed"));
    }

    /** Ends it; once more, without waiting for what is being done. */
    @Override
    public void close() {
        files.close();
        interruption.arrived();
    }
}
