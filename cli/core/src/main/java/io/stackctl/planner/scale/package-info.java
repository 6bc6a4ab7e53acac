/** How many containers a service should have: pure functions of what was measured. */
@NullMarked
package io.stackctl.planner.scale;

import org.jspecify.annotations.NullMarked;
