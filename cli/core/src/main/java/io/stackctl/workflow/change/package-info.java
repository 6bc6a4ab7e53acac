/** What every change of a stack goes through: lock, look, plan, ask, execute. */
@NullMarked
package io.stackctl.workflow.change;

import org.jspecify.annotations.NullMarked;
