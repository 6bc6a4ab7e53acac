/** Walks a plan, about one engine call a step, and tells what happens; makes no choices. */
@NullMarked
package io.stackctl.execution;

import org.jspecify.annotations.NullMarked;
