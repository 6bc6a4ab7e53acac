@NullMarked
package io.stackctl.services.gateway.routing;

import org.jspecify.annotations.NullMarked;
