package io.stackctl.command;

import io.stackctl.cluster.ClusterKind;
import io.stackctl.workflow.EngineChoice;
import io.stackctl.workflow.NoRemotes;
import io.stackctl.workflow.Remotes;
import java.util.List;
import java.util.Optional;

/** Makes verbs by name. Only the one that is asked for is made, so that the others cost no time. */
public interface VerbSource {

    /** The verb of that name; empty when there is none. */
    Optional<Verb> verb(String name);

    /** The same verbs with another engine, as the command line chose it. */
    default VerbSource towards(EngineChoice engine) {
        return this;
    }

    /** The verbs that there are on a cluster. */
    default VerbSource on(ClusterKind cluster) {
        return this;
    }

    /**
     * What brings definitions here that lie elsewhere.
     *
     * @param insecureRegistries hosts that are spoken to without TLS
     */
    default Remotes remotes(List<String> insecureRegistries) {
        return new NoRemotes();
    }

    /** Every name that help shows, in its order. */
    List<String> names();
}
