/** Plans what makes a stack as its definition wants it, and what brings it to run again. */
@NullMarked
package io.stackctl.planner.reconcile;

import org.jspecify.annotations.NullMarked;
