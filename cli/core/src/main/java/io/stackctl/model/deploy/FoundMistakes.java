package io.stackctl.model.deploy;

import io.stackctl.failure.Failure.InvalidDefinition;
import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.Location;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.model.Order;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong in the layers of a policy, each told once though many services share a layer. */
public final class FoundMistakes {

    private final Set<Mistake> found = new LinkedHashSet<>();

    void add(Location location, String path, String message, String remedy) {
        found.add(Mistake.of(message, location, path, remedy));
    }

    void add(Location location, String path, InvalidValueException cause) {
        add(location, path, String.valueOf(cause.getMessage()), cause.remedy());
    }

    /** In the order of the lines, whatever was read first. */
    List<Mistake> all() {
        var sorted = new ArrayList<>(found);
        sorted.sort(
                Order.inTurn(
                        List.of(
                                Order.by(mistake -> mistake.location().file()),
                                Order.by(mistake -> mistake.location().line()),
                                Order.by(mistake -> mistake.location().column()))));
        return List.copyOf(sorted);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * Goes on only where nothing is wrong.
     *
     * @throws StackException with all of it
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new StackException(new InvalidDefinition(all()));
        }
    }
}
