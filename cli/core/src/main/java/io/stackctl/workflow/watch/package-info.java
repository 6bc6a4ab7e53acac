/** What changed files ask for, and how they reach containers. */
@NullMarked
package io.stackctl.workflow.watch;

import org.jspecify.annotations.NullMarked;
