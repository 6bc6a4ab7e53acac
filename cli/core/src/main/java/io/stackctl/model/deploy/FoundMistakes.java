package io.stackctl.model.deploy;

import io.stackctl.failure.Failure.InvalidDefinition;
import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.Location;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong in the layers of a policy, each told once though many services share a layer. */
final class FoundMistakes {

    private final Set<Mistake> found = new LinkedHashSet<>();

    void add(Location location, String path, String message, String remedy) {
        found.add(Mistake.of(message, location, path, remedy));
    }

    void add(Location location, String path, InvalidValueException cause) {
        add(location, path, String.valueOf(cause.getMessage()), cause.remedy());
    }

    List<Mistake> all() {
        return List.copyOf(found);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new StackException(new InvalidDefinition(all()));
        }
    }
}
