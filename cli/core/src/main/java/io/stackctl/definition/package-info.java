/**
 * YAML in, {@link io.stackctl.model.Stack} out: finding files, parsing, interpolation, merging,
 * checking. Behaves as Docker Compose 5.5; the rules stand with each attribute.
 */
@NullMarked
package io.stackctl.definition;

import org.jspecify.annotations.NullMarked;
