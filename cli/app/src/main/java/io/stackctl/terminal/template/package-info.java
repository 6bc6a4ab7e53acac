/** The part of Go's template language that users give to {@code --format}. */
@NullMarked
package io.stackctl.terminal.template;

import org.jspecify.annotations.NullMarked;
