/** The command line: options in, one workflow called, exit code out. */
@NullMarked
package io.stackctl.command;

import org.jspecify.annotations.NullMarked;
