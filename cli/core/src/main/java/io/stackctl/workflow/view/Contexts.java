package io.stackctl.workflow.view;

import io.stackctl.engine.EngineContexts;
import io.stackctl.engine.EngineContexts.Draft;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.state.EngineContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code context}: the engines that Docker's client knows by name. */
public final class Contexts {

    private final EngineContexts known;

    public Contexts(EngineContexts known) {
        this.known = known;
    }

    /** All of them, sorted by name. */
    public List<EngineContext> list() {
        return known.all();
    }

    /** The name of the one in use. */
    public String current() {
        return known.current();
    }

    /** What is known of them, as a JSON array; of the one in use where none is named. */
    public String inspect(List<String> names) {
        var texts =
                (names.isEmpty() ? List.of(known.current()) : names)
                        .stream().map(known::inspection).toList();
        var indented = String.join(",\n", texts).replace("\n", "\n    ");
        return "[\n    " + indented + "\n]\n";
    }

    /**
     * Adds one.
     *
     * @param endpoint {@code KEY=VALUE}, as Docker's client takes it behind {@code --docker}
     */
    public void create(
            String name,
            Optional<String> description,
            Optional<String> from,
            Map<String, String> endpoint) {
        if (from.isPresent() && !endpoint.isEmpty()) {
            throw new StackException(
                    new InvalidRequest(
                            "--docker and --from both say which engine it is", "leave one out"));
        }
        known.create(name, new Draft(description, from, endpoint));
    }

    /**
     * Has one used from now on.
     *
     * @return whether it is so, and no variable stands against it
     */
    public boolean use(String name) {
        known.use(name);
        return known.current().equals(name);
    }

    /**
     * Removes them, each for itself.
     *
     * @param force whether one that is in use may go
     */
    public void remove(List<String> names, boolean force) {
        var current = known.current();
        for (var name : names) {
            if (name.equals(current) && !name.equals("default") && !force) {
                throw new StackException(
                        new InvalidRequest(
                                "context \"" + name + "\" is in use, set -f flag to force remove",
                                "or use another one first: stackctl context use default"));
            }
        }
        names.forEach(known::remove);
    }
}
