/** Who is healed, and how: pure functions of what was seen. */
@NullMarked
package io.stackctl.planner.heal;

import org.jspecify.annotations.NullMarked;
