package io.stackctl.command.cluster;

import io.stackctl.cluster.Cluster;
import io.stackctl.cluster.ClusterKind;
import io.stackctl.command.Choice;
import io.stackctl.command.Verb;
import io.stackctl.command.lifecycle.WaitTimeout;
import java.util.Optional;

/** {@code --wait-timeout} of verbs that change what is there, on clusters that have a limit. */
final class WaitFlag {

    private final Optional<Choice> timeout;

    WaitFlag(Verb verb, ClusterKind kind, String help) {
        timeout =
                kind == ClusterKind.KUBERNETES
                        ? Optional.of(verb.choice("SECONDS", help, "--wait-timeout"))
                        : Optional.empty();
    }

    /** Tells a cluster what the line says; 0 is as if it said nothing. */
    void tell(Cluster cluster) {
        timeout.flatMap(WaitTimeout::of).ifPresent(cluster::waitAtMost);
    }
}
