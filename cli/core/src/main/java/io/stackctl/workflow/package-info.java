/** One class a verb: load, observe once, plan once, ask if data is lost, execute, report. */
@NullMarked
package io.stackctl.workflow;

import org.jspecify.annotations.NullMarked;
