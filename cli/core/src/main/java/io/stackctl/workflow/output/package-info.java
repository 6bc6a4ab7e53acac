/** What containers write, shown while they run. */
@NullMarked
package io.stackctl.workflow.output;

import org.jspecify.annotations.NullMarked;
