/** What programs provide, and what follows from it. */
@NullMarked
package io.stackctl.planner.provider;

import org.jspecify.annotations.NullMarked;
