/** The root: {@code Main} and the one place that wires the layers together. */
@NullMarked
package io.stackctl;

import org.jspecify.annotations.NullMarked;
