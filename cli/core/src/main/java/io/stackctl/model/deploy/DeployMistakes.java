package io.stackctl.model.deploy;

import io.stackctl.failure.Mistake;
import io.stackctl.model.tree.Mapping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds what is wrong with {@code x-stackctl.deploy} as it is written, whatever else the definition
 * says. Whether a service can be deployed so, the plan of a deployment says.
 */
public final class DeployMistakes {

    /** Nothing of Compose's is looked at: it may have mistakes that only a deployment minds. */
    private static final UpdateConfig NOTHING =
            new UpdateConfig(
                    Optional.empty(), 1, Duration.ZERO, Duration.ZERO, 0, FailureAction.PAUSE);

    private DeployMistakes() {}

    /** Looks at the stack's and at each service's. */
    public static List<Mistake> of(Mapping document) {
        var found = new FoundMistakes();
        var services = document.mapping("services");
        var names = List.copyOf(services.keys());
        var stack = new PolicyReader(Declared.ofStack(document, found), names);
        stack.stackPolicy();
        stack.policy(Optional.empty(), 0, NOTHING, Declared.nothing(found));
        for (var entry : services.entries()) {
            if (entry.value() instanceof Mapping service) {
                var declared = Declared.ofService(document, entry.key(), service, found);
                var own = Declared.ofServiceAlone(entry.key(), service, found);
                new PolicyReader(declared, names).policy(Optional.empty(), 0, NOTHING, own);
            }
        }
        return found.all();
    }
}
