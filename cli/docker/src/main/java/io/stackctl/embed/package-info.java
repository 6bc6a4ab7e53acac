/**
 * The library: stacks as values of another program. {@link io.stackctl.embed.Stackctl} is where to
 * begin. No output, no question, no exit, no static state.
 */
@NullMarked
package io.stackctl.embed;

import org.jspecify.annotations.NullMarked;
