/**
 * What every bundled Java service shares, so that a service's own code reads like its
 * specification.
 *
 * <p>{@link io.stackctl.services.kit.Service} is the way in: it reads the settings from the
 * environment, listens, answers {@code GET /health}, logs JSON to stdout, watches its own memory
 * and ends gracefully on SIGTERM and SIGINT.
 */
@NullMarked
package io.stackctl.services.kit;

import org.jspecify.annotations.NullMarked;
