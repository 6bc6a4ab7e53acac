/**
 * A run of the gateway against an engine and a service of its own, made once when the image is
 * built: what it loads goes into the archive that makes the real start fast.
 */
@NullMarked
package io.stackctl.services.gateway.rehearsal;

import org.jspecify.annotations.NullMarked;
