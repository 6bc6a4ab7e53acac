/** Where the definition of a stack comes from, and what it says. */
@NullMarked
package io.stackctl.workflow.source;

import org.jspecify.annotations.NullMarked;
