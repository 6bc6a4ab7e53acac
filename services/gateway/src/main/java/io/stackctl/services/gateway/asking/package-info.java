/**
 * What a tool that deploys asks and is told, by {@code ask} from inside the gateway's container.
 */
@NullMarked
package io.stackctl.services.gateway.asking;

import org.jspecify.annotations.NullMarked;
