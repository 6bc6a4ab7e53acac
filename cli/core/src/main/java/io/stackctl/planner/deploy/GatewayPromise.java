package io.stackctl.planner.deploy;

import io.stackctl.model.deploy.Drain;
import io.stackctl.model.tree.DurationText;
import io.stackctl.plan.Promise;
import io.stackctl.plan.Promise.Kind;
import java.time.Duration;

/** What can be promised where a gateway confirms each change before the next step begins. */
final class GatewayPromise {

    /** The way of those that come to the gateway itself. */
    static final String VIA = "gateway";

    private GatewayPromise() {}

    /**
     * The promise for one way to the gateway.
     *
     * @param via what clients call
     */
    static Promise of(PromiseBasis basis, String via) {
        boolean told = basis.policy().drain().via() == Drain.Via.GATEWAY;
        if (basis.isGap()) {
            return told && basis.policy().hold().isPositive()
                    ? held(basis, via)
                    : gap(basis, via, told);
        }
        return told
                ? Promise.of(basis.subject(), via, Kind.ZERO, drained(basis))
                : Promise.of(
                        basis.subject(),
                        via,
                        Kind.CUT,
                        "drain.via " + drain(basis) + ": " + ends(basis));
    }

    /** Where it takes longer than they wait, the old ones start again and answer. */
    private static Promise held(PromiseBasis basis, String via) {
        var longest = basis.policy().hold();
        var start = basis.start();
        return new Promise(
                basis.subject(),
                via,
                Kind.ZERO,
                start.compareTo(longest) < 0 ? start : longest,
                basis.choice().cause()
                        + ": held for up to "
                        + DurationText.print(longest)
                        + ", then the old one answers again");
    }

    private static Promise gap(PromiseBasis basis, String via, boolean told) {
        return new Promise(
                basis.subject(),
                via,
                Kind.GAP,
                basis.start(),
                basis.choice().cause()
                        + (told
                                ? ", and hold is 0s"
                                : ", and with drain.via " + drain(basis) + " nothing is held"));
    }

    private static Drain.Via drain(PromiseBasis basis) {
        return basis.policy().drain().via();
    }

    private static String ends(PromiseBasis basis) {
        return drain(basis) == Drain.Via.NONE
                ? "it is stopped at once"
                : "it is stopped when its health check has failed, whatever it answers then";
    }

    private static String drained(PromiseBasis basis) {
        Duration timeout = basis.policy().drain().timeout();
        return "old ones answer what they have, for up to "
                + DurationText.print(timeout)
                + ", before they stop";
    }
}
