package io.stackctl.kubernetes.scope;

import io.stackctl.failure.Location;
import io.stackctl.failure.Mistake;
import io.stackctl.model.Order;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a stack says and Kubernetes cannot do, or not quite so; each is told once. */
public final class Findings {

    private final Set<Mistake> refused = new LinkedHashSet<>();
    private final Set<Mistake> warnings = new LinkedHashSet<>();

    /**
     * Something that the stack would not be the same without.
     *
     * @param path the keys that lead to it
     * @param remedy the native way, if there is one
     */
    public void refuse(Location place, String path, String message, String remedy) {
        refused.add(Mistake.of(message, place, path, remedy));
    }

    /** Something that is left out without harm, or is not quite the same there. */
    public void warn(Location place, String path, String message, String remedy) {
        warnings.add(Mistake.of(message, place, path, remedy));
    }

    /** In the order of the lines. */
    public List<Mistake> refused() {
        return sorted(refused);
    }

    /** In the order of the lines. */
    public List<Mistake> warnings() {
        return sorted(warnings);
    }

    private static List<Mistake> sorted(Set<Mistake> mistakes) {
        var sorted = new ArrayList<>(mistakes);
        sorted.sort(
                Order.inTurn(
                        List.of(
                                Order.by(mistake -> mistake.location().file()),
                                Order.by(mistake -> mistake.location().line()),
                                Order.by(mistake -> mistake.location().column()))));
        return List.copyOf(sorted);
    }
}
