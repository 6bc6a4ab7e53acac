package io.stackctl.planner.deploy;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.deploy.Drain;
import io.stackctl.model.deploy.Probe;
import io.stackctl.model.deploy.Ready;
import io.stackctl.model.deploy.Smoke;
import io.stackctl.model.deploy.Strategy;
import io.stackctl.model.deploy.proxy.ForeignProxy;
import io.stackctl.planner.reconcile.Succession;

/**
 * How a service is deployed that no gateway sends requests to. What takes one is refused where the
 * service itself asks for it. What is asked for the whole stack is meant for those that have one.
 */
final class WithoutGateway {

    private static final String START =
            "start a gateway of this version in one of its networks, or ";

    private WithoutGateway() {}

    /**
     * The policy as far as it holds.
     *
     * @throws StackException for what the service asks for in vain
     */
    static DeployPolicy fit(DeployPolicy policy, Succession succession) {
        var service = succession.service();
        if (DeployPolicy.asksForCanary(service)) {
            throw refused(
                    service,
                    "cannot have a canary: no gateway that could share its requests sends it any",
                    "use another strategy");
        }
        if (DeployPolicy.asksForSticky(service)) {
            throw refused(
                    service,
                    "cannot have clients stay with one revision (sticky): no gateway that could"
                            + " tell them apart sends it any requests",
                    "leave sticky out");
        }
        if (policy.smoke().filter(Smoke.Http.class::isInstance).isPresent()) {
            throw refused(
                    service,
                    "cannot be tested by a request (smoke.http): no gateway that could send it"
                            + " sends it any",
                    "use smoke.command");
        }
        boolean asks = needsGateway(policy.ready().probe());
        if (asks && DeployPolicy.asksForProbe(service)) {
            throw refused(
                    service,
                    "cannot be asked whether it is ready (ready.probe: "
                            + policy.ready().probe()
                            + "): no gateway that could ask it sends it any requests",
                    "use ready.probe: exec");
        }
        if (policy.drain().via() == Drain.Via.GATEWAY
                && ForeignProxy.of(service).isPresent()
                && !ForeignProxy.isAsked(service, policy.drain())) {
            succession
                    .steps()
                    .warn(
                            "no gateway that can be told sends requests to "
                                    + service.name()
                                    + ": it is not drained, and requests in flight may be cut");
        }
        var fitting = asks ? policy.with(Ready.byHealth(policy.ready().deadline())) : policy;
        return fitting.strategy() == Strategy.CANARY ? fitting.rolling() : fitting;
    }

    private static boolean needsGateway(Probe probe) {
        return switch (probe) {
            case Probe.EngineHealth _, Probe.Exec _ -> false;
            case Probe.Http _, Probe.Tcp _ -> true;
        };
    }

    private static StackException refused(Service service, String what, String otherwise) {
        return new StackException(
                new Failure.InvalidRequest(
                        "service " + service.name() + " " + what, START + otherwise));
    }
}
