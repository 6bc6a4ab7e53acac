@NullMarked
package io.stackctl.planner.heal;

import org.jspecify.annotations.NullMarked;
