package io.stackctl.command.cluster;

import io.stackctl.cluster.UpOrder;
import io.stackctl.command.BadUsage;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.command.Values;
import io.stackctl.command.Verb;

/** The flags of {@code up} on a cluster, which {@code plan} understands too. */
final class ClusterUpFlags {

    final Toggle noDeps;
    final Values scale;
    private final Toggle renew;
    private final Toggle orphans;
    private final Toggle noWait;
    private final Toggle registryAuth;
    private final Choice timeout;

    ClusterUpFlags(Verb verb) {
        // Tasks are never shown by `up`: with and without these, it returns when all have come.
        verb.addHidden(new Toggle(new String[] {"-d", "--detach"}, "Does not matter here", false));
        verb.addHidden(new Toggle(new String[] {"--wait"}, "Goes without saying here", false));
        renew = verb.toggle("New tasks, whether they differ or not", "--force-recreate");
        noDeps = verb.toggle("Leave dependencies alone", "--no-deps");
        orphans = verb.toggle("Remove services that are no longer defined", "--remove-orphans");
        noWait = verb.toggle("Return before the cluster has done it", "--no-wait");
        scale = verb.values("SERVICE=NUM", "Number of tasks of a service", "--scale");
        timeout = verb.choice("SECONDS", "How long a service may take to come", "--wait-timeout");
        registryAuth =
                verb.toggle("Hand the machines your logins, to pull with", "--with-registry-auth");
    }

    UpOrder order(Session session) {
        if (timeout.given() && noWait.isOn()) {
            throw BadUsage.of("--no-wait and --wait-timeout are incompatible");
        }
        return new UpOrder(
                renew.isOn(),
                orphans.given() ? orphans.isOn() : session.globals().removeOrphans(),
                !noWait.isOn(),
                EngineVerb.seconds(timeout),
                registryAuth.isOn());
    }
}
