/** {@code publish}: puts a definition, and what it refers to, into a registry. */
@NullMarked
package io.stackctl.workflow.publish;

import org.jspecify.annotations.NullMarked;
