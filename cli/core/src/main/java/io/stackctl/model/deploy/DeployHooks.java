package io.stackctl.model.deploy;

import java.util.Optional;

/**
 * What is run beside a deployment.
 *
 * @param before when all is planned and nothing is changed; it stops the deployment by failing
 * @param after when it has succeeded
 * @param failed when it has not
 */
public record DeployHooks(
        Optional<DeployHook> before, Optional<DeployHook> after, Optional<DeployHook> failed) {

    public static final DeployHooks NONE =
            new DeployHooks(Optional.empty(), Optional.empty(), Optional.empty());
}
