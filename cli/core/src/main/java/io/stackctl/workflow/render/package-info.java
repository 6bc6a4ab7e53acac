/** {@code render}: a stack written down for somebody else who runs it. */
@NullMarked
package io.stackctl.workflow.render;

import org.jspecify.annotations.NullMarked;
