/** What went wrong, where, and what to do next; imports nothing of stackctl. */
@NullMarked
package io.stackctl.failure;

import org.jspecify.annotations.NullMarked;
