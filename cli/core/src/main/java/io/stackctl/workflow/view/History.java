package io.stackctl.workflow.view;

import io.stackctl.definition.document.StackDocument;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.history.Revision;
import io.stackctl.history.RevisionStore;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.StackName;
import io.stackctl.workflow.Surroundings;
import java.util.List;

/** {@code history}: what was deployed of a stack. */
public final class History {

    private final RevisionStore store;
    private final StackName stack;

    public History(Surroundings around, StackName stack) {
        this.store = new RevisionStore(around.engine(), stack);
        this.stack = stack;
    }

    /** Every revision that is kept, the newest first. */
    public List<Revision> list() {
        return store.list();
    }

    /**
     * One of them.
     *
     * @throws StackException when there is none of that number
     */
    public Revision find(RevisionNumber number) {
        return store.find(number)
                .orElseThrow(() ->
                        new StackException(
                                new InvalidRequest(
                                        "stack " + stack + " has no revision " + number,
                                        "`stackctl history` lists the revisions")));
    }

    /**
     * What differs between the definitions of two revisions.
     *
     * @throws StackException when one of them is not there, or damaged
     */
    public List<DefinitionChange> differences(RevisionNumber before, RevisionNumber after) {
        return DefinitionChange.between(
                StackDocument.read(store.document(before)),
                StackDocument.read(store.document(after)));
    }
}
