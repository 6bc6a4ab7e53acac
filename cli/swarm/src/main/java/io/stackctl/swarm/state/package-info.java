/** What a swarm holds of a stack, read in one look. */
@NullMarked
package io.stackctl.swarm.state;

import org.jspecify.annotations.NullMarked;
