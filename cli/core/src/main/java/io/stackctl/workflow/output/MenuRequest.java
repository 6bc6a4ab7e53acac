package io.stackctl.workflow.output;

import io.stackctl.workflow.watch.WatchRequest;

/**
 * Keys that do something while containers are shown.
 *
 * @param watch how changed files are taken over when a key asks for it
 */
public record MenuRequest(Keys keys, WatchRequest watch) {}
