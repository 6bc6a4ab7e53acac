package io.stackctl.workflow.heal;

import io.stackctl.engine.Engine;
import io.stackctl.event.Event;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.history.Occasion;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Plan;
import io.stackctl.planner.heal.HealPlanner;
import io.stackctl.planner.reconcile.Succession;
import io.stackctl.state.ObservedContainer;
import io.stackctl.step.Step;
import io.stackctl.step.container.RestartContainer;
import io.stackctl.workflow.StackObservation;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.change.Intent;
import io.stackctl.workflow.deploy.DeployNote;
import io.stackctl.workflow.deploy.DeployRight;
import io.stackctl.workflow.upkeep.PastTimes;
import io.stackctl.workflow.upkeep.ServicePlans;
import io.stackctl.workflow.upkeep.Upkeep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Heals one service, with the right to change the stack, and notes it. */
final class Healing {

    /** What it is. */
    static final Upkeep KIND =
            new Upkeep(
                    "heal",
                    "healed",
                    "write x-stackctl: { deploy: { heal: { after: 30s, at-most: 3 per 10m } } }"
                            + " there");

    /** How far back it matters what was healed: longer than anybody allows a number for. */
    static final Duration SPAN = Duration.ofDays(1);

    private final Surroundings around;
    private final DeployRight right;
    private final Stack stack;
    private final ServiceName name;
    private final String nameSeparator;
    private final PastTimes past;

    Healing(
            DeployRight right,
            Stack stack,
            ServiceName name,
            String nameSeparator,
            PastTimes past) {
        this.nameSeparator = nameSeparator;
        this.around = right.around();
        this.right = right;
        this.stack = stack;
        this.name = name;
        this.past = past;
    }

    /**
     * Replaces or restarts a container.
     *
     * @return whether it went well; where not, it is as it was
     */
    boolean treat(ObservedContainer ill, String cause) {
        var occasion = around.occasion();
        say(ill.name() + " is " + cause);
        try {
            var plan = run(() -> planner(ill.labels().revision()).treat(ill, cause));
            note(ill, isRestart(plan) ? "restarted" : "replaced", cause, "done", occasion);
            return true;
        } catch (StackException e) {
            requireOwn(e);
            takeBack(ill, e);
            note(ill, "failed", cause, "failed", occasion);
            warn(ill.name() + " could not be healed: " + words(e));
            return false;
        }
    }

    /** Takes a container away that nobody needs. */
    boolean clear(ObservedContainer container, String cause) {
        var occasion = around.occasion();
        try {
            run(() -> planner(container.labels().revision()).clear(container, cause));
            note(container, "removed", cause, "done", occasion);
            return true;
        } catch (StackException e) {
            requireOwn(e);
            note(container, "failed", cause, "failed", occasion);
            warn(container.name() + " could not be removed: " + words(e));
            return false;
        }
    }

    /**
     * Starts containers, also those of other services.
     *
     * @return whether it went well
     */
    boolean start(List<ObservedContainer> fallen) {
        var occasion = around.occasion();
        var cause = "ran until the engine went away";
        var names = fallen.stream().map(ObservedContainer::name).toList();
        say(String.join(", ", names) + " " + cause);
        var facts = Map.of("containers", String.join(",", names), "how", "started", "why", cause);
        try {
            run(() -> HealPlanner.start(stack, StackObservation.of(engine(), stack), fallen));
            note(facts, "done", occasion);
            return true;
        } catch (StackException e) {
            requireOwn(e);
            note(facts, "failed", occasion);
            warn("they could not be started: " + words(e));
            return false;
        }
    }

    private Plan<Step> run(Intent intent) {
        return right.change().run(intent).orElseGet(Plan::empty);
    }

    private HealPlanner planner(RevisionNumber revision) {
        return new HealPlanner(ServicePlans.of(around, stack, service(), revision, nameSeparator));
    }

    private Service service() {
        return stack.service(name).orElseThrow();
    }

    private Engine engine() {
        return around.engine();
    }

    private static boolean isRestart(Plan<Step> plan) {
        return plan.actions().stream().anyMatch(step -> step.action() instanceof RestartContainer);
    }

    /** What was made for its place, and has not proven itself, goes again. */
    private void takeBack(ObservedContainer ill, StackException cause) {
        try {
            var made =
                    engine().containers().ofStack(stack.name(), true).stream()
                            .filter(container -> Succession.wasToReplace(container, ill))
                            .findFirst();
            if (made.isPresent()) {
                run(() -> planner(ill.labels().revision()).clear(made.get(), "is taken back"));
            }
        } catch (StackException e) {
            cause.addSuppressed(e);
            warn("what was made for it is still there: " + words(e));
        }
    }

    /** Whoever was called off, or has lost the right, changes nothing more. */
    private static void requireOwn(StackException e) {
        if (e.failure() instanceof Failure.Interrupted || e.failure() instanceof Failure.LockHeld) {
            throw e;
        }
    }

    private void note(
            ObservedContainer container,
            String how,
            String why,
            String outcome,
            Occasion occasion) {
        past.add(name, occasion.at());
        note(
                Map.of(
                        PastTimes.SERVICE,
                        name.value(),
                        "container",
                        container.name(),
                        "how",
                        how,
                        "why",
                        why),
                outcome,
                occasion);
    }

    private void note(Map<String, String> facts, String outcome, Occasion occasion) {
        if (!around.dryRun()) {
            new DeployNote(occasion, KIND.action(), Optional.empty(), Optional.empty(), facts)
                    .write(around, stack.name(), outcome, occasion.at());
        }
    }

    private static String words(StackException e) {
        var failure = e.failure();
        return failure.remedy().isEmpty()
                ? failure.message()
                : failure.message() + "\n" + failure.remedy();
    }

    private void say(String words) {
        around.events().accept(new Event.Note(words));
    }

    private void warn(String words) {
        around.events().accept(new Event.Warning(words));
    }
}
