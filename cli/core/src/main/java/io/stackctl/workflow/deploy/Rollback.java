package io.stackctl.workflow.deploy;

import io.stackctl.failure.Failure;
import io.stackctl.failure.Failure.DeploymentFailed.End;
import io.stackctl.failure.StackException;
import io.stackctl.history.Revision;
import io.stackctl.history.RevisionStore;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ImageId;
import io.stackctl.model.name.ImageName;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.StackName;
import io.stackctl.plan.Plan;
import io.stackctl.step.Step;
import io.stackctl.workflow.Surroundings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code rollback}: brings back a whole recorded revision, its definition, its files and its images
 * by their ids, as a revision of its own and through the same gates.
 */
public final class Rollback {

    private final Surroundings around;
    private final boolean insisting;

    public Rollback(Surroundings around) {
        this(around, false);
    }

    private Rollback(Surroundings around, boolean insisting) {
        this.around = around;
        this.insisting = insisting;
    }

    /** The same over migrations that took away what the revision may need. */
    public Rollback insisting() {
        return new Rollback(around, true);
    }

    /**
     * Does it.
     *
     * @param to which revision; empty for the last good one before this
     * @return what was done; empty when everything was as it should be
     * @throws StackException {@link Failure.DeploymentFailed} with {@link End#NO_WAY_BACK} when
     *     that revision, or an image of it, is no longer there, or its database has lost what it
     *     may need; nothing was changed then
     */
    public Plan<Step> run(StackName name, Optional<RevisionNumber> to, DeployRequest request) {
        try (var right = DeployRight.take(around, name, "rollback", request.lockWait())) {
            return undertaking(right.around(), name, to, request).run(right.change());
        }
    }

    /** What {@link #run} would do; nothing is changed. */
    public Plan<Step> plan(StackName name, Optional<RevisionNumber> to, DeployRequest request) {
        return undertaking(around, name, to, request).intent().told().plan();
    }

    private Undertaking undertaking(
            Surroundings around,
            StackName name,
            Optional<RevisionNumber> to,
            DeployRequest request) {
        var store = new RevisionStore(around.engine(), name);
        if (OpenDeployment.of(store).isPresent()) {
            throw new StackException(
                    new Failure.InvalidRequest(
                            "a deployment of stack " + name + " is open",
                            "`stackctl abort` goes back, `stackctl promote` goes on"));
        }
        var target = target(store, name, to);
        var missing = store.missingImages(target);
        if (!missing.isEmpty()) {
            throw none(
                    "the image of "
                            + missing.getFirst()
                            + " in revision "
                            + target.number()
                            + " is no longer on the engine",
                    "build or pull it again, and deploy it");
        }
        var stack = RevisionDocument.read(store.document(target.number()));
        var lost = new SchemaGuard(around, store).inTheWayOf(Optional.of(target.number()));
        if (lost.isPresent() && !insisting) {
            throw SchemaGuard.refusal(
                    target.number(),
                    lost.get(),
                    "deploy a version that does without it, or insist with --force");
        }
        return new Undertaking(
                around,
                store,
                new Goal(
                        stack,
                        store.document(target.number()),
                        images(stack, target),
                        Optional.empty(),
                        0,
                        "rollback to " + target.number(),
                        Optional.of(new Goal.Earlier(target.schema(), lost.orElse("")))),
                request);
    }

    private static Map<ImageName, ImageId> images(Stack stack, Revision revision) {
        var images = new LinkedHashMap<ImageName, ImageId>();
        for (var service : stack.services()) {
            var id = revision.images().get(service.name());
            if (id != null) {
                images.put(stack.imageOf(service), id);
            }
        }
        return images;
    }

    private static Revision target(
            RevisionStore store, StackName stack, Optional<RevisionNumber> to) {
        var revisions = store.list();
        if (to.isPresent()) {
            return revisions.stream()
                    .filter(revision -> revision.number().value() == to.get().value())
                    .findFirst()
                    .orElseThrow(() ->
                            none(
                                    "stack " + stack + " has no revision " + to.get(),
                                    "`stackctl history` lists those that are kept"));
        }
        var good = revisions.stream().filter(Revision::isGood).toList();
        if (good.isEmpty()) {
            throw none(
                    "stack " + stack + " was never deployed",
                    "`stackctl deploy` records what it deploys; `up` does not");
        }
        var current = store.document(good.getFirst().number());
        return good.stream()
                .skip(1)
                .filter(revision ->
                        !revision.images().equals(good.getFirst().images())
                                || !store.document(revision.number()).equals(current))
                .findFirst()
                .orElseThrow(() ->
                        none(
                                "there is no good revision before "
                                        + good.getFirst().number()
                                        + " that differs from it",
                                "`stackctl history` lists those that are kept"));
    }

    private static StackException none(String message, String remedy) {
        return new StackException(new Failure.DeploymentFailed(End.NO_WAY_BACK, message, remedy));
    }
}
