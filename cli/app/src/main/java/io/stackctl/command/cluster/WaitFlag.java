package io.stackctl.command.cluster;

import io.stackctl.cluster.Cluster;
import io.stackctl.command.Choice;
import io.stackctl.command.Verb;
import io.stackctl.command.lifecycle.WaitTimeout;

/** {@code --wait-timeout} of verbs that change what is there. */
final class WaitFlag {

    private final Choice timeout;

    WaitFlag(Verb verb, String help) {
        timeout = verb.choice("SECONDS", help, "--wait-timeout");
    }

    /** Tells a cluster what the line says; 0 is as if it said nothing. */
    void tell(Cluster cluster) {
        WaitTimeout.of(timeout).ifPresent(cluster::waitAtMost);
    }
}
