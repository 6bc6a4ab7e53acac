package io.stackctl.workflow.deploy;

import io.stackctl.model.deploy.DeployOptions;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.util.Optional;

/**
 * What {@code deploy} is asked for. The stack it gets holds the selected services already.
 *
 * @param up what is asked for as of {@code up}
 * @param options what is asked for once, on top of what the definition says
 * @param pauseAt the share of requests, in a thousand, at which the user wants to be asked
 * @param message why, in the user's words; may be empty
 */
public record DeployRequest(
        UpRequest up, DeployOptions options, Optional<Integer> pauseAt, String message) {

    /** Plain {@code deploy}. */
    public static final DeployRequest DEFAULTS =
            new DeployRequest(UpRequest.DEFAULTS, DeployOptions.NONE, Optional.empty(), "");
}
