package io.stackctl.workflow.watch;

import io.stackctl.workflow.lifecycle.UpRequest;
import java.util.Optional;

/**
 * How changed files are taken over.
 *
 * @param up how the stack is brought up first; empty where it is not
 * @param prune whether images that a build replaced are removed
 * @param quiet whether the logs of builds are left out
 */
public record WatchRequest(Optional<UpRequest> up, boolean prune, boolean quiet) {}
