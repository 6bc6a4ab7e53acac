/** Tests of the launcher script, run as real processes in a checkout made of stand-ins. */
@NullMarked
package io.stackctl.launcher;

import org.jspecify.annotations.NullMarked;
