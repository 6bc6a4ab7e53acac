/** Services and their instances: who may get traffic, and who gets the next request. */
@NullMarked
package io.stackctl.services.gateway.balancing;

import org.jspecify.annotations.NullMarked;
