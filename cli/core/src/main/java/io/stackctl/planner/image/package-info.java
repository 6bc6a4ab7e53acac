/** Plans pulls and builds. */
@NullMarked
package io.stackctl.planner.image;

import org.jspecify.annotations.NullMarked;
