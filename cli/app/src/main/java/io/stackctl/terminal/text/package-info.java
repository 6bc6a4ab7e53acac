/** Values as text: quoted, measured, rounded, and safe to print. */
@NullMarked
package io.stackctl.terminal.text;

import org.jspecify.annotations.NullMarked;
