package io.stackctl.planner.deploy;

import io.stackctl.model.deploy.Drain;
import io.stackctl.model.deploy.proxy.ForeignProxy;
import io.stackctl.model.deploy.proxy.HealthDrain;
import io.stackctl.model.tree.DurationText;
import io.stackctl.plan.Promise;
import io.stackctl.plan.Promise.Kind;

/**
 * What can be promised where requests come through a proxy that cannot be told anything: it finds
 * out by the engine, and nobody knows what is in flight.
 */
final class ProxyPromise {

    private ProxyPromise() {}

    static Promise of(PromiseBasis basis, ForeignProxy proxy) {
        if (basis.isGap()) {
            return new Promise(
                    basis.subject(),
                    proxy.toString(),
                    Kind.GAP,
                    basis.start(),
                    basis.choice().cause() + ", and nobody holds requests");
        }
        return Promise.of(basis.subject(), proxy.toString(), Kind.CUT, why(basis, proxy));
    }

    private static String why(PromiseBasis basis, ForeignProxy proxy) {
        return switch (proxy) {
            case TRAEFIK -> byHealth(basis, proxy);
            case CADDY ->
                    (ForeignProxy.triesAgain(basis.service())
                                    ? "refused connects are hidden by lb_try_duration, those of a POST"
                                            + " not by every version"
                                    : "refused connects would be hidden by lb_try_duration, which"
                                            + " is not set")
                            + inFlight(basis)
                            + uselessCheck(basis);
            case NGINX ->
                    "refused connects are hidden while there are two containers; a POST that was"
                            + " sent is not repeated"
                            + uselessCheck(basis);
        };
    }

    private static String inFlight(PromiseBasis basis) {
        var drain = basis.policy().drain();
        return ForeignProxy.isAsked(basis.service(), drain)
                ? "; what is in flight is waited for, for up to "
                        + DurationText.print(drain.timeout())
                        + ", where its admin API answers"
                : "; what is in flight may be cut";
    }

    private static boolean isAsked(PromiseBasis basis) {
        return basis.policy().drain().via() == Drain.Via.HEALTHCHECK;
    }

    private static String uselessCheck(PromiseBasis basis) {
        return isAsked(basis)
                ? "; it does not go by health, so drain.via healthcheck is no use"
                : "";
    }

    private static String byHealth(PromiseBasis basis, ForeignProxy proxy) {
        var before = "it may send requests to a container that stops";
        if (!isAsked(basis)) {
            return before + "; drain.via healthcheck would help";
        }
        var obstacle = HealthDrain.obstacle(basis.service());
        if (obstacle.isPresent()) {
            return before + ": " + obstacle.get();
        }
        var time = HealthDrain.time(basis.service()).plus(proxy.settling());
        return "nothing new after about "
                + DurationText.print(time)
                + ", by a failing health check; what takes longer is for the program to finish";
    }
}
