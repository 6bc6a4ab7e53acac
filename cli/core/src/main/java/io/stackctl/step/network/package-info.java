/** Steps about networks. */
@NullMarked
package io.stackctl.step.network;

import org.jspecify.annotations.NullMarked;
