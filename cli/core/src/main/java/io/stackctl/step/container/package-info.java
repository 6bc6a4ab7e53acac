/** Steps about one container. */
@NullMarked
package io.stackctl.step.container;

import org.jspecify.annotations.NullMarked;
