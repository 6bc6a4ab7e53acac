/** The gateway's own image in front of small containers, on a real engine. */
@NullMarked
package io.stackctl.services.gateway.containers;

import org.jspecify.annotations.NullMarked;
