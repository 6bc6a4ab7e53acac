package io.stackctl.workflow.scale;

import io.stackctl.engine.Engine;
import io.stackctl.event.Event;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.planner.heal.Departure;
import io.stackctl.planner.heal.ServicePlan;
import io.stackctl.state.ObservedContainer;
import io.stackctl.traffic.TrafficControl;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.change.Intent;
import io.stackctl.workflow.deploy.DeployNote;
import io.stackctl.workflow.deploy.DeployRight;
import io.stackctl.workflow.upkeep.PastTimes;
import io.stackctl.workflow.upkeep.ServicePlans;
import io.stackctl.workflow.upkeep.Spoken;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Changes the number of one service's containers, with the right to change the stack. */
final class Rescaling {

    private final Surroundings around;
    private final DeployRight right;
    private final Stack stack;
    private final Service service;
    private final List<ObservedContainer> running;
    private final String nameSeparator;
    private final Spoken spoken;

    /**
     * Prepares.
     *
     * @param running its containers that run
     */
    Rescaling(
            DeployRight right,
            Stack stack,
            Service service,
            List<ObservedContainer> running,
            String nameSeparator,
            Spoken spoken) {
        this.around = right.around();
        this.right = right;
        this.stack = stack;
        this.service = service;
        this.running = List.copyOf(running);
        this.nameSeparator = nameSeparator;
        this.spoken = spoken;
    }

    /** As many run afterwards, by the gates of a deployment. */
    void up(int count, String why) {
        if (count <= running.size()) {
            return;
        }
        var alone = alone();
        if (!alone.isAsDefined()) {
            spoken.warn(
                    service.name(),
                    service.name()
                            + " is not scaled up: its definition is another one by now, and new"
                            + " containers would be of another version. `stackctl deploy` brings"
                            + " it in");
            return;
        }
        change(count, why, () -> alone().grow(count));
    }

    /** One goes: one that gets nothing already, else the one of the highest number. */
    void down(String why) {
        last().ifPresent(last -> leave(last, running.size() - 1, why));
    }

    /** One goes that was interrupted at it. */
    void finish(ObservedContainer leaving) {
        leave(leaving, running.size(), leaving.name() + " was to go already");
    }

    private void leave(ObservedContainer last, int count, String why) {
        var alone = alone();
        change(
                count,
                why,
                () ->
                        new Departure(
                                        stack,
                                        alone.observed(),
                                        service,
                                        alone.policy(),
                                        alone.situation())
                                .ofLast(last, why));
    }

    private Optional<ObservedContainer> last() {
        var drained = drained();
        return running.stream()
                .max((one, other) -> {
                    int idle =
                            Boolean.compare(
                                    drained.contains(one.id()), drained.contains(other.id()));
                    return idle != 0
                            ? idle
                            : Integer.compare(one.number().orElse(0), other.number().orElse(0));
                });
    }

    private Set<ContainerId> drained() {
        var said =
                new TrafficControl(engine(), stack.name(), () -> false)
                        .standing()
                        .get(service.name());
        return said == null ? Set.of() : said.drained();
    }

    private ServicePlan alone() {
        var revision = RevisionNumber.NONE;
        for (var container : running) {
            var its = container.labels().revision();
            revision = its.compareTo(revision) > 0 ? its : revision;
        }
        return ServicePlans.of(around, stack, service, revision, nameSeparator);
    }

    private Engine engine() {
        return around.engine();
    }

    private void change(int count, String why, Intent intent) {
        var occasion = around.occasion();
        spoken.quiet(service.name());
        around.events()
                .accept(
                        new Event.Note(
                                service.name()
                                        + ": "
                                        + running.size()
                                        + " -> "
                                        + count
                                        + ", "
                                        + why));
        var outcome = "done";
        try {
            right.change().run(intent);
        } catch (StackException e) {
            if (e.failure() instanceof Failure.Interrupted
                    || e.failure() instanceof Failure.LockHeld) {
                throw e;
            }
            outcome = "failed";
            around.events()
                    .accept(
                            new Event.Warning(
                                    service.name()
                                            + " could not be scaled: "
                                            + e.failure().message()));
        }
        if (!around.dryRun()) {
            var facts =
                    Map.of(
                            PastTimes.SERVICE,
                            service.name().value(),
                            "from",
                            String.valueOf(running.size()),
                            "to",
                            String.valueOf(count),
                            "why",
                            why);
            new DeployNote(
                            occasion,
                            ScaleRound.KIND.action(),
                            Optional.empty(),
                            Optional.empty(),
                            facts)
                    .write(around, stack.name(), outcome, occasion.at());
        }
    }
}
