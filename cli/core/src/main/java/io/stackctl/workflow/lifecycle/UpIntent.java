package io.stackctl.workflow.lifecycle;

import io.stackctl.model.Stack;
import io.stackctl.model.name.VolumeName;
import io.stackctl.plan.Plan;
import io.stackctl.planner.Gate;
import io.stackctl.planner.image.BuildChoices;
import io.stackctl.planner.image.ImageOptions;
import io.stackctl.planner.reconcile.Facts;
import io.stackctl.planner.reconcile.ReconcileOptions;
import io.stackctl.planner.reconcile.Wanted;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.Step;
import io.stackctl.workflow.StackObservation;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.change.Consent;
import io.stackctl.workflow.change.Intent;
import io.stackctl.workflow.image.ImageSupply;
import io.stackctl.workflow.image.RegistryDigests;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Bringing a stack to its definition, images first. */
public final class UpIntent implements Intent {

    private final Surroundings around;
    private final Stack stack;
    private final UpRequest request;
    private final Planning planning;
    private final Optional<Once> beforeStart;
    private final Stage stage;
    private final Set<VolumeName> kept;

    /** Plans what follows the images. */
    @FunctionalInterface
    public interface Planning {
        Plan<Step> plan(
                Stack stack, ObservedStack observed, ReconcileOptions options, Plan<Step> images);
    }

    private enum Stage {
        /** It is told only, and nothing is done. */
        TOLD,
        /** Nothing is known yet. */
        FIRST,
        /** What the builder is asked for was looked at. */
        CHECKED,
        /** The images are there. */
        SUPPLIED
    }

    /**
     * Wants it.
     *
     * @param stack the selected services with what they depend on
     * @param beforeStart see {@link Intent#beforeStart}; without it nothing waits until every
     *     container is there
     */
    public UpIntent(
            Surroundings around,
            Stack stack,
            UpRequest request,
            Planning planning,
            Optional<Runnable> beforeStart) {
        this(around, stack, request, planning, beforeStart.map(Once::new), Stage.FIRST, Set.of());
    }

    private UpIntent(
            Surroundings around,
            Stack stack,
            UpRequest request,
            Planning planning,
            Optional<Once> beforeStart,
            Stage stage,
            Set<VolumeName> kept) {
        this.around = around;
        this.stack = stack;
        this.request = request;
        this.planning = planning;
        this.beforeStart = beforeStart;
        this.stage = stage;
        this.kept = Set.copyOf(kept);
    }

    @Override
    public Plan<Step> plan() {
        var endings = Endings.ask(around.engine(), stack);
        var observed = StackObservation.of(around.engine(), stack);
        var images = images(observed);
        var settled = endings.in(observed);
        var options = new ReconcileOptions(wanted(), request.timing(), facts(settled), kept);
        return planning.plan(stack, settled, options, images);
    }

    private Plan<Step> images(ObservedStack observed) {
        if (stage == Stage.SUPPLIED) {
            return Plan.empty();
        }
        var options =
                new ImageOptions(
                        request.images(), true, BuildChoices.NONE, Set.of(), Instant.now());
        var plan = ImageSupply.plan(stack, observed, options);
        if (stage == Stage.FIRST) {
            new ImageSupply(around).check(plan);
        }
        if (stage != Stage.TOLD && !around.dryRun()) {
            return plan;
        }
        var current = new RegistryDigests(around.engine()).current(plan, observed);
        return current.isEmpty()
                ? plan
                : ImageSupply.plan(stack, observed, options.knowing(current));
    }

    private Wanted wanted() {
        var wanted = request.wanted();
        return wanted.starts() && beforeStart.isPresent()
                ? wanted.starting(Wanted.Starting.ALL_TOGETHER)
                : wanted;
    }

    private Facts facts(ObservedStack observed) {
        var gates =
                request.wanted().starts()
                        ? StackGates.of(stack, observed, around)
                        : List.<Gate>of();
        return new Facts(FileDigests.of(stack), gates);
    }

    @Override
    public Consent consent() {
        return Consent.EACH_VOLUME;
    }

    /** The same for somebody who only wants to know. */
    UpIntent told() {
        return with(request, Stage.TOLD, kept);
    }

    @Override
    public Intent supplied() {
        return with(request, Stage.SUPPLIED, kept);
    }

    @Override
    public Intent keeping(Set<VolumeName> volumes) {
        return with(request, Stage.CHECKED, volumes);
    }

    @Override
    public Optional<Intent> again() {
        return Optional.of(with(request.again(), Stage.FIRST, Set.of()));
    }

    @Override
    public void beforeStart() {
        beforeStart.ifPresent(Once::run);
    }

    private UpIntent with(UpRequest other, Stage reached, Set<VolumeName> volumes) {
        return new UpIntent(around, stack, other, planning, beforeStart, reached, volumes);
    }
}
