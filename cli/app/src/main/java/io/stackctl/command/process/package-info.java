/** The verbs that run, join and exchange files with what is in containers. */
@NullMarked
package io.stackctl.command.process;

import org.jspecify.annotations.NullMarked;
