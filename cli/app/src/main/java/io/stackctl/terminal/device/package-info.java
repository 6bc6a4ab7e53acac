/** The terminal itself, and other ends of output. */
@NullMarked
package io.stackctl.terminal.device;

import org.jspecify.annotations.NullMarked;
