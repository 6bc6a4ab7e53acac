/** What can be done to a stack on a swarm: one call each, or one wait. */
@NullMarked
package io.stackctl.swarm.action;

import org.jspecify.annotations.NullMarked;
