package io.stackctl.workflow.deploy;

import io.stackctl.event.Event;
import io.stackctl.history.RevisionStore;
import io.stackctl.model.Stack;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Plan;
import io.stackctl.plan.Weight;
import io.stackctl.planner.Gate;
import io.stackctl.planner.deploy.DeployRollout;
import io.stackctl.planner.deploy.Reach;
import io.stackctl.planner.deploy.Situation;
import io.stackctl.planner.reconcile.Facts;
import io.stackctl.planner.reconcile.Planner;
import io.stackctl.planner.reconcile.ReconcileOptions;
import io.stackctl.state.ObservedImage;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.Step;
import io.stackctl.step.container.CreateContainer;
import io.stackctl.step.deploy.RecordRevision;
import io.stackctl.step.deploy.RestoreImage;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.lifecycle.UpIntent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Plans one deployment, as often as it is looked at anew, and remembers what came of it last. */
final class DeployPlanning implements UpIntent.Planning {

    private final Surroundings around;
    private final RevisionStore store;
    private final Goal goal;
    private final DeployRequest request;
    private final DeploymentHooks hooks;
    private Optional<RevisionNumber> number;
    private Optional<RevisionNumber> base = Optional.empty();
    private Optional<FailedRequests> failed = Optional.empty();
    private Set<ServiceName> over = Set.of();
    private SchemaSteps schema;
    private Reach reach;
    private boolean running;

    /**
     * Prepares.
     *
     * @param before how requests were sent before the engine went away, if it did
     */
    DeployPlanning(
            Surroundings around,
            RevisionStore store,
            Goal goal,
            DeployRequest request,
            Reach before) {
        this.around = around;
        this.store = store;
        this.goal = goal;
        this.request = request;
        this.reach = before;
        this.hooks = new DeploymentHooks(around, goal.stack(), request, goal.action());
        this.number = goal.open();
        this.schema = SchemaSteps.none(goal, request);
    }

    /** From now on plans are carried out. */
    void begin() {
        running = !around.dryRun();
    }

    /** Which revision it is; empty before the first plan of a new one. */
    Optional<RevisionNumber> number() {
        return number;
    }

    /** What served before. */
    Optional<RevisionNumber> base() {
        return base;
    }

    /** How requests were sent when it was planned last, or before that. */
    Reach reach() {
        return reach;
    }

    /** How many requests have failed since it was begun; empty where nobody could say. */
    OptionalLong failedRequests() {
        return failed.map(FailedRequests::count).orElse(OptionalLong.empty());
    }

    DeploymentHooks hooks() {
        return hooks;
    }

    /** What hooks are told of. */
    DeploymentHooks.Subject subject() {
        return new DeploymentHooks.Subject(number.orElse(RevisionNumber.NONE), base, over);
    }

    Situations situations() {
        return new Situations(around, request.options(), request.pauseAt(), goal.isRollback());
    }

    RevisionDraft draft() {
        return new RevisionDraft(around, goal, request);
    }

    @Override
    public List<Gate> gates(Stack stack, ObservedStack observed, Surroundings around) {
        schema = SchemaSteps.of(stack, observed, around, goal, request);
        return schema.gates();
    }

    @Override
    public Plan<Step> plan(
            Stack stack, ObservedStack seen, ReconcileOptions options, Plan<Step> supplies) {
        var warnings = new ArrayList<>(Requirements.check(stack, around.engine()));
        var observed = asMeant(seen);
        var revision = number(observed);
        var situation = situations().of(stack, revision, goal.promoted());
        reach = Reach.of(observed, situation);
        var first = first(stack, seen, observed, situation);
        var rollout = new DeployRollout(situation, first, List.of());
        var plan = Planner.plan(stack, observed, options.rolling(rollout), supplies);
        over = over(plan, rollout, observed);
        warnings.addAll(schema.warnings());
        warnings.addAll(rollout.room().warnings(stack, () -> around.engine().info().memory()));
        var contract = schema.contract();
        boolean changes = isChange(plan) || contract.isPresent();
        if (!changes && goal.open().isEmpty()) {
            return with(plan, List.of()).warning(warnings);
        }
        if (running && failed.isEmpty() && changes) {
            begin(stack, situation);
        }
        var last = new ArrayList<>(contract.stream().toList());
        last.addAll(hooks.after(subject()));
        if (!changes) {
            return with(plan, last).warning(warnings);
        }
        var begin = new ArrayList<Step>();
        // What is still to come may be the last bit of what has changed: then it is seen first.
        if (goal.open().isEmpty() && !(running && !supplies.isEmpty())) {
            begin.addAll(hooks.before(subject()));
        }
        var expand = schema.expand(over);
        expand.ifPresent(begin::add);
        if (!begin.isEmpty() || !last.isEmpty()) {
            begin.addAll(first);
            var gated = expand.isPresent() ? withoutGates(options) : options;
            var whole = new DeployRollout(situation, begin, last);
            plan = Planner.plan(stack, observed, gated.rolling(whole), supplies);
        }
        return plan.warning(warnings);
    }

    private static ReconcileOptions withoutGates(ReconcileOptions options) {
        return options.knowing(new Facts(options.facts().fileDigests(), List.of()));
    }

    private void begin(Stack stack, Situation situation) {
        failed = Optional.of(new FailedRequests(around, stack.name(), situation.routed()));
        around.events()
                .accept(
                        new Event.DeploymentBegun(
                                stack.name().value(),
                                situation.revision().toString(),
                                false,
                                goal.words()));
    }

    /** Services that go over or get containers, and those that did before an interruption. */
    private static Set<ServiceName> over(
            Plan<Step> plan, DeployRollout rollout, ObservedStack observed) {
        var over = new TreeSet<>(rollout.over());
        for (var numbered : plan.actions()) {
            if (numbered.action() instanceof CreateContainer create) {
                over.add(create.created().service().name());
            }
        }
        for (var container : observed.containers()) {
            if (container.labels().revision().equals(rollout.revision())) {
                over.add(container.service());
            }
        }
        return over;
    }

    /** Images by the names that the definition has for them mean what they meant. */
    private ObservedStack asMeant(ObservedStack observed) {
        var meant = new HashMap<String, ObservedImage>();
        goal.images()
                .forEach((name, id) ->
                        around.engine()
                                .images()
                                .inspect(id)
                                .ifPresent(image -> meant.put(name.value(), image)));
        return meant.isEmpty() ? observed : observed.withImages(meant);
    }

    private RevisionNumber number(ObservedStack observed) {
        if (number.isEmpty()) {
            number = Optional.of(store.next(RevisionDraft.highest(observed)));
        }
        return number.get();
    }

    private List<Step> first(
            Stack stack, ObservedStack seen, ObservedStack observed, Situation situation) {
        var steps = new ArrayList<Step>();
        if (goal.open().isEmpty()) {
            var revision = draft().revision(stack, observed, situation).knowing(schema.mark());
            base = revision.base();
            steps.add(
                    new RecordRevision(
                            revision,
                            goal.document(),
                            "revision " + revision.number() + ", " + goal.words()));
        } else if (base.isEmpty()) {
            base = store.find(goal.open().get()).flatMap(open -> open.base());
        }
        goal.images()
                .forEach((name, id) -> {
                    boolean same =
                            seen.image(name.value())
                                    .filter(image -> image.id().equals(id))
                                    .isPresent();
                    if (!same) {
                        steps.add(new RestoreImage(name, id, "as it was"));
                    }
                });
        return steps;
    }

    /** Recording, and waiting for what is as it should be, changes nothing. */
    private static boolean isChange(Plan<Step> plan) {
        for (var numbered : plan.actions()) {
            var step = numbered.action();
            if (step.weight() != Weight.WAIT
                    && step.weight() != Weight.NONE
                    && !(step instanceof RecordRevision)) {
                return true;
            }
        }
        return false;
    }

    /** The same with these steps only, one after the other. */
    private static Plan<Step> with(Plan<Step> plan, List<Step> only) {
        var steps = Step.plan();
        for (var step : only) {
            steps.add(step);
            steps.beginStage();
        }
        return new Plan<>(
                steps.build().actions(),
                plan.kept(),
                plan.ended(),
                List.of(),
                plan.warnings(),
                plan.notes());
    }
}
