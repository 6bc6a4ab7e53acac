/** Steps about volumes. */
@NullMarked
package io.stackctl.step.volume;

import org.jspecify.annotations.NullMarked;
