package io.stackctl.planner.reconcile;

import io.stackctl.planner.Gate;
import java.util.List;
import java.util.Map;

/**
 * What was seen outside of the engine's snapshot.
 *
 * @param fileDigests digests of configs' and secrets' files on the host, by absolute path; an
 *     absent one is not compared
 * @param gates what has to go well at services, in the order in which it is done at each
 */
public record Facts(Map<String, String> fileDigests, List<Gate> gates) {

    /** Nothing was seen. */
    public static final Facts NONE = new Facts(Map.of(), List.of());

    public Facts {
        fileDigests = Map.copyOf(fileDigests);
        gates = List.copyOf(gates);
    }

    /** Gates alone. */
    public static Facts of(List<Gate> gates) {
        return new Facts(Map.of(), gates);
    }
}
