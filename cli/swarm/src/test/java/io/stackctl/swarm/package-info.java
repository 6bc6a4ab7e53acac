@NullMarked
package io.stackctl.swarm;

import org.jspecify.annotations.NullMarked;
