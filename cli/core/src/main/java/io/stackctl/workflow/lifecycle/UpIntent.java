package io.stackctl.workflow.lifecycle;

import io.stackctl.event.Event;
import io.stackctl.migration.rule.Request;
import io.stackctl.model.Stack;
import io.stackctl.model.name.VolumeName;
import io.stackctl.plan.Plan;
import io.stackctl.planner.Gate;
import io.stackctl.planner.image.BuildChoices;
import io.stackctl.planner.image.ImageOptions;
import io.stackctl.planner.provider.ProviderPlanner;
import io.stackctl.planner.reconcile.Facts;
import io.stackctl.planner.reconcile.ReconcileOptions;
import io.stackctl.planner.reconcile.Wanted;
import io.stackctl.planner.scale.ScaleRange;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.Provided;
import io.stackctl.step.Step;
import io.stackctl.workflow.StackObservation;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.change.Consent;
import io.stackctl.workflow.change.Intent;
import io.stackctl.workflow.image.ImageSupply;
import io.stackctl.workflow.image.RegistryDigests;
import io.stackctl.workflow.provider.Gifts;
import io.stackctl.workflow.provider.ProvidedStack;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Bringing a stack to its definition: first what programs provide, then images. */
public final class UpIntent implements Intent {

    private final Surroundings around;
    private final Stack stack;
    private final UpRequest request;
    private final Planning planning;
    private final Optional<Once> beforeStart;
    private final Consent consent;
    private final Stage stage;
    private final Gifts gifts;
    private final Set<VolumeName> kept;

    /** Plans what follows the supplies. */
    @FunctionalInterface
    public interface Planning {
        Plan<Step> plan(
                Stack stack, ObservedStack observed, ReconcileOptions options, Plan<Step> supplies);

        /** What has to be passed through on the way. Something of the version before may stay. */
        default List<Gate> gates(Stack stack, ObservedStack observed, Surroundings around) {
            return StackGates.of(stack, observed, around, Request.Up.EXPANDING);
        }
    }

    private enum Stage {
        /** It is told only, and nothing is done. */
        TOLD,
        /** Nothing is known yet. */
        FIRST,
        /** What the builder is asked for was looked at. */
        CHECKED,
        /** The supplies are there. */
        SUPPLIED
    }

    /**
     * Wants it.
     *
     * @param stack the selected services with what they depend on
     * @param beforeStart see {@link Intent#beforeStart}; without it nothing waits until every
     *     container is there
     * @param gifts what programs of provider services gave so far; takes what they give
     */
    public UpIntent(
            Surroundings around,
            Stack stack,
            UpRequest request,
            Planning planning,
            Optional<Runnable> beforeStart,
            Gifts gifts) {
        this(
                around,
                stack,
                request,
                planning,
                beforeStart.map(Once::new),
                Consent.eachVolume(),
                Stage.FIRST,
                gifts,
                Set.of());
    }

    private UpIntent(
            Surroundings around,
            Stack stack,
            UpRequest request,
            Planning planning,
            Optional<Once> beforeStart,
            Consent consent,
            Stage stage,
            Gifts gifts,
            Set<VolumeName> kept) {
        this.around = around;
        this.stack = stack;
        this.request = request;
        this.planning = planning;
        this.beforeStart = beforeStart;
        this.consent = consent;
        this.stage = stage;
        this.gifts = gifts;
        this.kept = Set.copyOf(kept);
    }

    @Override
    public Plan<Step> plan() {
        var endings = Endings.ask(around.engine(), stack);
        var observed = StackObservation.forChange(around, stack);
        var supplies = supplies(observed);
        var settled = endings.in(observed);
        var given = gifts.known().map(gift -> ProvidedStack.of(stack, gift).stack()).orElse(stack);
        var whole = ScaleRange.kept(given, observed, request.scale().keySet());
        var facts = facts(whole, settled);
        var options = new ReconcileOptions(wanted(), request.timing(), facts, kept);
        return planning.plan(whole, settled, options, supplies);
    }

    private Plan<Step> supplies(ObservedStack observed) {
        if (stage == Stage.SUPPLIED) {
            return Plan.empty();
        }
        var programs = gifts.known().isPresent() ? Plan.<Step>empty() : ProviderPlanner.up(stack);
        var options =
                new ImageOptions(
                        request.images(), true, BuildChoices.NONE, Set.of(), Instant.now());
        var plan = ImageSupply.plan(stack, observed, programs, options);
        if (stage == Stage.FIRST) {
            new ImageSupply(around).check(plan);
        }
        if (stage != Stage.TOLD && !around.dryRun()) {
            return plan;
        }
        if (stage != Stage.TOLD) {
            programs.actions().forEach(this::tellUnknown);
        }
        var current = new RegistryDigests(around.engine()).current(plan, observed);
        return current.isEmpty()
                ? plan
                : ImageSupply.plan(stack, observed, programs, options.knowing(current));
    }

    /** What a plan says in its causes, for somebody who sees none. */
    private void tellUnknown(Plan.Numbered<Step> program) {
        around.events()
                .accept(
                        new Event.Note(
                                "what the provider of service \""
                                        + program.action().target().name()
                                        + "\" would set is not known: what depends on it is told"
                                        + " as if that were something new"));
    }

    private Wanted wanted() {
        var wanted = request.wanted();
        return wanted.starts() && beforeStart.isPresent()
                ? wanted.starting(Wanted.Starting.ALL_TOGETHER)
                : wanted;
    }

    private Facts facts(Stack whole, ObservedStack observed) {
        var gates =
                request.wanted().starts()
                        ? planning.gates(whole, observed, around)
                        : List.<Gate>of();
        return new Facts(FileDigests.of(whole), gates);
    }

    @Override
    public Consent consent() {
        return consent;
    }

    /** The same where the user is asked something before anything else. */
    public UpIntent asking(Consent first) {
        return new UpIntent(
                around,
                stack,
                request,
                planning,
                beforeStart,
                first.and(consent),
                stage,
                gifts,
                kept);
    }

    /** The same for somebody who only wants to know. */
    public UpIntent told() {
        return with(request, Stage.TOLD, kept);
    }

    @Override
    public Intent supplied(Provided gift) {
        if (gifts.known().isEmpty()) {
            ProvidedStack.of(stack, gift)
                    .overridden()
                    .forEach(text -> around.events().accept(new Event.Warning(text)));
        }
        gifts.keep(gift);
        return with(request, Stage.SUPPLIED, kept);
    }

    @Override
    public Intent keeping(Set<VolumeName> volumes) {
        return with(request, Stage.CHECKED, volumes);
    }

    /** What was provided for the first attempt stays, as what it pulled and built does. */
    @Override
    public Optional<Intent> again() {
        return Optional.of(with(request.again(), Stage.FIRST, Set.of()));
    }

    @Override
    public void beforeStart() {
        beforeStart.ifPresent(Once::run);
    }

    private UpIntent with(UpRequest other, Stage reached, Set<VolumeName> volumes) {
        return new UpIntent(
                around, stack, other, planning, beforeStart, consent, reached, gifts, volumes);
    }
}
