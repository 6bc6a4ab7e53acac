package io.stackctl.workflow.deploy;

import io.stackctl.event.Event;
import io.stackctl.failure.StackException;
import io.stackctl.history.Outcome;
import io.stackctl.history.Outcome.Result;
import io.stackctl.history.RevisionStore;
import io.stackctl.model.deploy.StackPolicy;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.workflow.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The end of a deployment. */
record Conclusion(
        Surroundings around,
        RevisionStore store,
        Goal goal,
        DeployPlanning planning,
        EngineAbsence absence) {

    /** Says how it ended, for everybody who comes later. */
    void finish(Result result, Instant begin, String detail) {
        var end = Instant.now();
        var unanswered = planning.failedRequests();
        around.events().accept(new Event.DeploymentEnded(unanswered));
        var outcome =
                new Outcome(
                        result, end, Duration.between(begin, end), detail, unanswered.orElse(0));
        planning.number()
                .ifPresent(revision -> absence.outlast(() -> store.finish(revision, outcome)));
        new DeployNote(
                        planning.draft().occasion(),
                        goal.action(),
                        planning.base(),
                        planning.number(),
                        facts(detail))
                .write(around, goal.stack().name(), result.word(), begin);
    }

    private Map<String, String> facts(String detail) {
        var facts = new TreeMap<String, String>();
        if (!detail.isBlank()) {
            facts.put("detail", detail);
        }
        goal.rollback()
                .map(Goal.Earlier::lost)
                .filter(lost -> !lost.isEmpty())
                .ifPresent(lost -> facts.put("forced", lost));
        return facts;
    }

    /** The same of one that has failed, which its hooks are told. */
    void fail(Result result, Instant begin, String why) {
        finish(result, begin, why);
        alert(result, why);
    }

    /** Tells hooks that it has failed. */
    void alert(Result result, String why) {
        planning.hooks().failed(planning.subject(), result, why);
    }

    /**
     * Forgets old revisions. What could not be forgotten is the next one's, and no failure of this.
     */
    void prune() {
        Set<RevisionNumber> running = new HashSet<>();
        try {
            for (var container : around.engine().containers().ofStack(goal.stack().name(), true)) {
                running.add(container.labels().revision());
            }
            store.prune(StackPolicy.of(goal.stack()).keep(), running);
        } catch (StackException e) {
            around.events()
                    .accept(
                            new Event.Warning(
                                    "old revisions are still kept: " + e.failure().message()));
        }
    }
}
