/** How a stack comes to its definition in a cluster: pure. */
@NullMarked
package io.stackctl.kubernetes.planner;

import org.jspecify.annotations.NullMarked;
