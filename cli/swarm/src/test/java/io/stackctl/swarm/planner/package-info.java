@NullMarked
package io.stackctl.swarm.planner;

import org.jspecify.annotations.NullMarked;
