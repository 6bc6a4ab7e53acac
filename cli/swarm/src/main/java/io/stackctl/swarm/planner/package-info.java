/** From what is there to what is wanted, as a plan of a swarm's actions. */
@NullMarked
package io.stackctl.swarm.planner;

import org.jspecify.annotations.NullMarked;
