/** Walks a plan of any kind of action and tells what happens; makes no choices. */
@NullMarked
package io.stackctl.execution;

import org.jspecify.annotations.NullMarked;
