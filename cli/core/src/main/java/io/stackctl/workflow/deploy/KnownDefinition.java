package io.stackctl.workflow.deploy;

import io.stackctl.engine.Engine;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.history.Revision;
import io.stackctl.history.RevisionStore;
import io.stackctl.model.Stack;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.StackName;
import io.stackctl.workflow.FoundStack;
import java.util.Optional;

/**
 * The definition by which a running stack is looked after: that of the files where there are any,
 * else the one that was deployed last with success, which lies on the engine. The latter is read
 * anew when there is another.
 */
public final class KnownDefinition {

    private final FoundStack found;
    private final RevisionStore store;
    private Optional<RevisionNumber> number = Optional.empty();
    private Optional<Stack> stack = Optional.empty();

    public KnownDefinition(Engine engine, FoundStack found) {
        this.found = found;
        this.store = new RevisionStore(engine, found.name());
        if (found instanceof FoundStack.Defined defined) {
            this.stack = Optional.of(Requirements.fitted(defined.stack()));
        }
    }

    public StackName name() {
        return found.name();
    }

    /**
     * The stack.
     *
     * @throws StackException when there are no files, and it was never deployed
     */
    public Stack stack() {
        if (found instanceof FoundStack.Named) {
            readNewest();
        }
        return stack.orElseThrow(() ->
                new StackException(
                        new Failure.InvalidRequest(
                                "nothing is known of how stack " + name() + " is defined",
                                "name its files with -f, or deploy it: `stackctl deploy` keeps the"
                                        + " definition on the engine")));
    }

    private void readNewest() {
        var newest = store.list().stream().filter(Revision::isGood).findFirst();
        var now = newest.map(Revision::number);
        if (!now.equals(number) || stack.isEmpty()) {
            stack =
                    now.map(revision ->
                            Requirements.fitted(RevisionDocument.read(store.document(revision))));
            number = now;
        }
    }
}
