package io.stackctl.planner.image;

import io.stackctl.model.service.PullPolicy;
import java.util.Optional;

/**
 * What a pull leaves out.
 *
 * @param policy {@code --policy}, in place of the services' own; missing leaves out what the engine
 *     has, unless it is tagged {@code latest}
 * @param buildable {@code --ignore-buildable}: what can be built
 * @param failures {@code --ignore-pull-failures}: failures, which become remarks
 */
public record PullOptions(Optional<PullPolicy> policy, boolean buildable, boolean failures) {}
