/** Finds what on the engine stands for the networks and volumes of a definition. */
@NullMarked
package io.stackctl.planner.match;

import org.jspecify.annotations.NullMarked;
