package io.stackctl.workflow.deploy;

import io.stackctl.history.Revision;
import io.stackctl.history.RevisionStore;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.step.deploy.SealRevision;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A deployment that has begun and not ended: it was interrupted, stands still, or goes on at this
 * moment elsewhere.
 *
 * @param document what was being deployed; empty where whoever began was ended before it was
 *     written, so that nothing was made
 */
public record OpenDeployment(Revision revision, Optional<String> document) {

    private static final String PROMOTED = "promoted-";

    /** The stack's; empty where the newest one has ended, well or badly. */
    public static Optional<OpenDeployment> of(RevisionStore store) {
        var revisions = store.list();
        if (revisions.isEmpty() || !revisions.getFirst().isOpen()) {
            return Optional.empty();
        }
        var newest = revisions.getFirst();
        return Optional.of(new OpenDeployment(newest, store.findDocument(newest.number())));
    }

    public RevisionNumber number() {
        return revision.number();
    }

    /** What was being deployed; empty where that was not written down. */
    Optional<Stack> stack() {
        return document.map(RevisionDocument::read);
    }

    /** The services that it was asked for by name; empty for all of the stack. */
    Set<ServiceName> named(Stack stack) {
        var all = stack.services().stream().map(Service::name).toList();
        return revision.services().containsAll(all) ? Set.of() : Set.copyOf(revision.services());
    }

    /** Whether somebody wants to deploy just that. */
    boolean isOf(String other) {
        return document.equals(Optional.of(other));
    }

    /** Whether all services have gone over, so that old containers are gone, or going. */
    boolean isSealed(RevisionStore store) {
        return store.marks(revision.number()).containsKey(SealRevision.KEY);
    }

    /** Notes that somebody has agreed to a share, in a thousand. */
    void promote(RevisionStore store, int permille) {
        store.mark(revision.number(), PROMOTED + permille, Map.of());
    }

    /** Up to which share somebody has agreed. */
    int promoted(RevisionStore store) {
        int most = 0;
        for (var key : store.marks(revision.number()).keySet()) {
            if (key.matches(PROMOTED + "[0-9]{1,4}")) {
                most = Math.max(most, Integer.parseInt(key.substring(PROMOTED.length())));
            }
        }
        return most;
    }
}
