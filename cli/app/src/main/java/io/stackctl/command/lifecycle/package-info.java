/** The verbs that bring a stack up, change it while it runs, stop it and take it away. */
@NullMarked
package io.stackctl.command.lifecycle;

import org.jspecify.annotations.NullMarked;
