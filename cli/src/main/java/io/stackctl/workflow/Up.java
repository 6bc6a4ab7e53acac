package io.stackctl.workflow;

import io.stackctl.model.Stack;
import io.stackctl.model.VolumeName;
import io.stackctl.plan.Plan;
import io.stackctl.planner.BuildChoices;
import io.stackctl.planner.ImageOptions;
import io.stackctl.planner.Planner;
import io.stackctl.planner.ReconcileOptions;
import io.stackctl.planner.ReconcileOptions.Orphans;
import io.stackctl.planner.ReconcileOptions.Recreate;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.Step;
import io.stackctl.step.volume.RemoveVolume;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code up -d}, {@code create} and {@code scale}: brings a stack to its definition. {@code create}
 * is the same {@link UpRequest#withoutStart}.
 */
public final class Up {

    private final Surroundings around;

    public Up(Surroundings around) {
        this.around = around;
    }

    /**
     * Does it.
     *
     * @param stack the selected services with what they depend on
     * @return what was done; empty when everything was as it should be
     */
    public Plan<Step> run(Stack stack, UpRequest request) {
        return run(stack, request, () -> {});
    }

    /**
     * Does it, and something else before the first container is started.
     *
     * @param beforeStart done once, when every container is there
     */
    Plan<Step> run(Stack stack, UpRequest request, Runnable beforeStart) {
        var wanted = possible(stack, request);
        new EnvExamples(around).provide(stack);
        var change = request.start() ? StackChange.UP : StackChange.CREATE;
        try (var lock = StackLock.take(around, stack.name(), change)) {
            var provided = new Providers(around).up(wanted);
            var once = new Once(beforeStart);
            return new Persistence(around, lock)
                    .run(
                            () -> converge(lock, provided, request, once),
                            () -> converge(lock, provided, request.again(), once));
        }
    }

    private Plan<Step> converge(
            StackLock lock, Stack stack, UpRequest request, Runnable beforeStart) {
        var endings = Endings.ask(around.engine(), stack);
        var observed = StackObservation.of(around.engine(), stack);
        var supplied =
                endings.in(new ImageSupply(around).provide(stack, observed, imageOptions(request)));
        var plan = confirmed(stack, supplied, migrating(stack, supplied, request));
        new PlanRun(around, lock).run(plan, beforeStart);
        return plan;
    }

    /**
     * What {@link #run} would do, images first; nothing is changed. Containers are planned with the
     * images that are there now.
     */
    public PlannedUp plan(Stack stack, UpRequest request) {
        var wanted = possible(stack, request);
        new Providers(around).tellUnknown(wanted);
        var endings = Endings.ask(around.engine(), wanted);
        var observed = endings.in(StackObservation.of(around.engine(), wanted));
        return new PlannedUp(
                ImageSupply.plan(wanted, observed, imageOptions(request)),
                Planner.plan(wanted, observed, migrating(wanted, observed, request)));
    }

    private static Stack possible(Stack stack, UpRequest request) {
        var wanted = Scaling.apply(stack, request.scale());
        Planner.requirePossible(wanted, request.nameSeparator());
        return wanted;
    }

    private ReconcileOptions migrating(Stack stack, ObservedStack observed, UpRequest request) {
        var options = options(stack, request);
        return request.start()
                ? options.migrating(PendingMigrations.of(stack, observed, around.engine()))
                : options;
    }

    /**
     * What would be done.
     *
     * @param images pulls and builds, which come first
     * @param containers everything else
     */
    public record PlannedUp(Plan<Step> images, Plan<Step> containers) {}

    private Plan<Step> confirmed(Stack stack, ObservedStack observed, ReconcileOptions options) {
        var plan = Planner.plan(stack, observed, options);
        Set<VolumeName> kept = new TreeSet<>();
        for (var loss : plan.losses()) {
            if (loss instanceof RemoveVolume remove
                    && !around.dryRun()
                    && !agrees(remove.volume())) {
                kept.add(remove.volume());
            }
        }
        return kept.isEmpty() ? plan : Planner.plan(stack, observed, options.keeping(kept));
    }

    private boolean agrees(VolumeName volume) {
        return around.confirmation()
                .confirm(
                        "Volume \""
                                + volume
                                + "\" exists but doesn't match configuration in compose file. Recreate (data will be"
                                + " lost)?");
    }

    static ImageOptions imageOptions(UpRequest request) {
        var choice = request.images();
        var build =
                choice.build()
                        ? ImageOptions.Build.ALWAYS
                        : choice.noBuild() ? ImageOptions.Build.NEVER : ImageOptions.Build.MISSING;
        return new ImageOptions(choice.pull(), build, false, BuildChoices.NONE, Instant.now());
    }

    static ReconcileOptions options(Stack stack, UpRequest request) {
        var choice = request.recreate();
        boolean force = choice.force() || choice.renewVolumes();
        var recreate =
                force ? Recreate.ALWAYS : choice.never() ? Recreate.NEVER : Recreate.DIVERGED;
        var dependencies =
                force && choice.dependenciesToo()
                        ? Recreate.ALWAYS
                        : choice.never() ? Recreate.NEVER : Recreate.DIVERGED;
        return new ReconcileOptions(
                request.named(),
                recreate,
                dependencies,
                !choice.renewVolumes(),
                request.timeout(),
                orphans(request.orphans()),
                request.start(),
                request.await(),
                request.awaitTimeout(),
                Set.of(),
                Set.of(),
                FileDigests.of(stack),
                Optional.empty(),
                request.nameSeparator());
    }

    private static Orphans orphans(UpRequest.OrphanChoice choice) {
        return switch (choice) {
            case WARN -> Orphans.WARN;
            case REMOVE -> Orphans.REMOVE;
            case IGNORE -> Orphans.IGNORE;
        };
    }
}
