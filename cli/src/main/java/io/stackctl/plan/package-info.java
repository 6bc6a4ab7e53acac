/** Stack and observed state in, a graph of typed steps out; no I/O and no clock. */
@NullMarked
package io.stackctl.plan;

import org.jspecify.annotations.NullMarked;
