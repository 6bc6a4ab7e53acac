/** Who has the right to change a stack, told between processes of one user by files. */
@NullMarked
package io.stackctl.workflow.lock;

import org.jspecify.annotations.NullMarked;
