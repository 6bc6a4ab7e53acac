/** Steps that say how requests are shared, and wait until it is so. */
@NullMarked
package io.stackctl.step.traffic;

import org.jspecify.annotations.NullMarked;
