/** A stack as a value of another program: no output, no question, no exit, no static state. */
@NullMarked
package io.stackctl.embed;

import org.jspecify.annotations.NullMarked;
