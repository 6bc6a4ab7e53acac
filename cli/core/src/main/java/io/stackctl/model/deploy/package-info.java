/** How a service is deployed: what {@code deploy} and {@code x-stackctl.deploy} say of it. */
@NullMarked
package io.stackctl.model.deploy;

import org.jspecify.annotations.NullMarked;
