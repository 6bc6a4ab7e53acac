/** What happens while a verb runs, told live, plainly, quietly or as JSON. */
@NullMarked
package io.stackctl.terminal.progress;

import org.jspecify.annotations.NullMarked;
