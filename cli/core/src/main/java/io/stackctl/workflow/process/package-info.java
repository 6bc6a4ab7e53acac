/** Processes in containers, and the user's streams joined to them. */
@NullMarked
package io.stackctl.workflow.process;

import org.jspecify.annotations.NullMarked;
