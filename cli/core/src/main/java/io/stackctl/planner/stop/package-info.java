/** Plans how what is there ends. */
@NullMarked
package io.stackctl.planner.stop;

import org.jspecify.annotations.NullMarked;
