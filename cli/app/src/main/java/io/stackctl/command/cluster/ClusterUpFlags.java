package io.stackctl.command.cluster;

import io.stackctl.cluster.ClusterKind;
import io.stackctl.cluster.UpOrder;
import io.stackctl.command.BadUsage;
import io.stackctl.command.Choice;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.command.Values;
import io.stackctl.command.Verb;
import io.stackctl.command.lifecycle.ReconcileFlags;
import io.stackctl.command.lifecycle.WaitTimeout;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.tree.Scalar;
import io.stackctl.planner.image.ImagePolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The flags of {@code up} on a cluster, which {@code plan} understands too. */
final class ClusterUpFlags {

    final Toggle noDeps;
    final Values scale;
    private final Toggle build;
    private final Toggle noBuild;
    private final Choice pull;
    private final Toggle renew;
    private final Toggle renewDependencies;
    private final Toggle orphans;
    private final Toggle noWait;
    private final Optional<Toggle> force;
    private final Optional<Toggle> registryAuth;
    private final Choice timeout;

    ClusterUpFlags(Verb verb, ClusterKind kind) {
        // Tasks are never shown by `up`: with and without these, it returns when all have come.
        verb.addHidden(new Toggle(new String[] {"-d", "--detach"}, "Does not matter here", false));
        verb.addHidden(new Toggle(new String[] {"--wait"}, "Goes without saying here", false));
        build = verb.toggle("Build the stack's own images first", "--build");
        noBuild = verb.toggle("Build nothing, even where an image is missing", "--no-build");
        pull = verb.choice("POLICY", "Ask registries: always, missing, never; or build", "--pull");
        renew = verb.toggle("New tasks, whether they differ or not", "--force-recreate");
        renewDependencies =
                verb.toggle(
                        "With --force-recreate, new tasks of dependencies too",
                        "--always-recreate-deps");
        noDeps = verb.toggle("Leave dependencies alone", "--no-deps");
        orphans = verb.toggle("Remove services that are no longer defined", "--remove-orphans");
        noWait = verb.toggle("Return before the cluster has done it", "--no-wait");
        scale = verb.values("SERVICE=NUM", "Number of tasks of a service", "--scale");
        timeout = verb.choice("SECONDS", "How long a service may take to come", "--wait-timeout");
        boolean swarm = kind == ClusterKind.SWARM;
        force =
                flag(
                        !swarm,
                        verb,
                        "Take over fields that others have set otherwise",
                        "--force-conflicts");
        registryAuth =
                flag(
                        swarm,
                        verb,
                        "Hand the machines your logins, to pull with",
                        "--with-registry-auth");
    }

    private static Optional<Toggle> flag(boolean there, Verb verb, String help, String name) {
        return there ? Optional.of(verb.toggle(help, name)) : Optional.empty();
    }

    /** When the stack's own images are built. */
    ImagePolicy.Build build() {
        if (build.isOn() && noBuild.isOn()) {
            throw BadUsage.of("--build and --no-build are incompatible");
        }
        return ReconcileFlags.images(pull, build.isOn(), noBuild.isOn()).build();
    }

    /** The stack with the policy of {@code --pull} in the place of each service's own. */
    Stack pulling(Stack stack) {
        return ReconcileFlags.policy(pull).isEmpty()
                ? stack
                : stack.withServices(stack.services().stream().map(this::pulling).toList());
    }

    private Set<ServiceName> renewed(Stack stack, Set<ServiceName> named) {
        if (!renew.isOn()) {
            return Set.of();
        }
        return stack.services().stream()
                .map(Service::name)
                .filter(name -> renewDependencies.isOn() || named.isEmpty() || named.contains(name))
                .collect(Collectors.toSet());
    }

    private Service pulling(Service service) {
        var definition = service.definition();
        return new Service(
                service.name(),
                definition.with(
                        "pull_policy",
                        new Scalar.Text(pull.orElse("missing"), definition.location())));
    }

    /**
     * How the stack is brought there.
     *
     * @param named the services that the user named; empty for all
     */
    UpOrder order(Session session, Stack stack, List<String> named) {
        if (timeout.given() && noWait.isOn()) {
            throw BadUsage.of("--no-wait and --wait-timeout are incompatible");
        }
        return new UpOrder(
                renewed(stack, Session.services(named)),
                orphans.given() ? orphans.isOn() : session.globals().removeOrphans(),
                !noWait.isOn(),
                WaitTimeout.of(timeout),
                force.filter(Toggle::isOn).isPresent(),
                registryAuth.filter(Toggle::isOn).isPresent());
    }
}
