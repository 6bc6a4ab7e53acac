package io.stackctl.workflow.deploy;

import io.stackctl.model.deploy.DeployOptions;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.PullPolicy;
import io.stackctl.planner.image.ImagePolicy;
import io.stackctl.planner.reconcile.Timing;
import io.stackctl.planner.reconcile.Wanted;
import io.stackctl.workflow.lifecycle.UpRequest;
import io.stackctl.workflow.lock.LockWait;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code deploy} is asked for. The stack it gets holds the selected services already.
 *
 * @param up what is asked for as of {@code up}
 * @param options what is asked for once, on top of what the definition says
 * @param pauseAt the share of requests, in a thousand, at which the user wants to be asked
 * @param message why, in the user's words; may be empty
 * @param lockWait for how long another deployment is waited for
 */
public record DeployRequest(
        UpRequest up,
        DeployOptions options,
        Optional<Integer> pauseAt,
        String message,
        LockWait lockWait) {

    /** Plain {@code deploy}. */
    public static final DeployRequest DEFAULTS =
            new DeployRequest(
                    UpRequest.DEFAULTS, DeployOptions.NONE, Optional.empty(), "", LockWait.NONE);

    /** With what is there: nothing is pulled or built. */
    public static final DeployRequest UNCHANGED =
            new DeployRequest(
                    new UpRequest(
                            Wanted.DEFAULTS,
                            Timing.DEFAULTS,
                            new ImagePolicy(
                                    Optional.of(PullPolicy.of("never")), ImagePolicy.Build.NEVER),
                            Map.of()),
                    DeployOptions.NONE,
                    Optional.empty(),
                    "",
                    LockWait.NONE);

    /** The same for these services, with what they depend on left as it is; of none for all. */
    public DeployRequest of(Set<ServiceName> services) {
        return new DeployRequest(up.naming(services), options, pauseAt, message, lockWait);
    }

    /** The same with other things that are asked for once. */
    public DeployRequest with(DeployOptions other) {
        return new DeployRequest(up, other, pauseAt, message, lockWait);
    }

    /** The same with a reason. */
    public DeployRequest saying(String why) {
        return new DeployRequest(up, options, pauseAt, why, lockWait);
    }
}
