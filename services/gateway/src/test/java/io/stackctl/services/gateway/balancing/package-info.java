@NullMarked
package io.stackctl.services.gateway.balancing;

import org.jspecify.annotations.NullMarked;
