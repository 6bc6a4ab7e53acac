/** The verbs that show something and change nothing. */
@NullMarked
package io.stackctl.command.view;

import org.jspecify.annotations.NullMarked;
