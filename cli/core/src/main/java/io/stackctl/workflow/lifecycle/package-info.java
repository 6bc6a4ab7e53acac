/** The verbs that bring a stack up, stop it and take it away. */
@NullMarked
package io.stackctl.workflow.lifecycle;

import org.jspecify.annotations.NullMarked;
