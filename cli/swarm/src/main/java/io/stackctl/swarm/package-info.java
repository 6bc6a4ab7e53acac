/** Docker Swarm behind the port {@code cluster}. */
@NullMarked
package io.stackctl.swarm;

import org.jspecify.annotations.NullMarked;
