/** What can be asked of a stack without changing it. */
@NullMarked
package io.stackctl.workflow.view;

import org.jspecify.annotations.NullMarked;
