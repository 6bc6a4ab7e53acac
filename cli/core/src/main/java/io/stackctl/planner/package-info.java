/** Stack and observed state in, a plan of steps out; no I/O and no clock. */
@NullMarked
package io.stackctl.planner;

import org.jspecify.annotations.NullMarked;
