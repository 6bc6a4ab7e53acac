package io.stackctl.definition.shape;

import io.stackctl.failure.Failure.InvalidDefinition;
import io.stackctl.failure.Location;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import java.util.ArrayList;
import java.util.List;

/** Collects what one step of loading finds wrong, so that all of it is reported at once. */
public final class Mistakes {

    /** More would only hide the first ones. */
    private static final int MOST = 25;

    private final List<Mistake> found = new ArrayList<>();

    public void add(Location location, KeyPath path, String message, String remedy) {
        if (found.size() < MOST) {
            found.add(Mistake.of(message, location, path.toString(), remedy));
        }
    }

    public void add(Location location, KeyPath path, String message) {
        add(location, path, message, "");
    }

    /** Adds what somebody else found. */
    public void addAll(List<Mistake> others) {
        for (var mistake : others) {
            if (found.size() < MOST) {
                found.add(mistake);
            }
        }
    }

    /** What was found, in order. */
    public List<Mistake> all() {
        return List.copyOf(found);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public int size() {
        return found.size();
    }

    /** Ends the loading if anything was found. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new StackException(new InvalidDefinition(found));
        }
    }
}
