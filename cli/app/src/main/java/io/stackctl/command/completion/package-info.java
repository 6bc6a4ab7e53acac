/** What a shell may complete a line with. */
@NullMarked
package io.stackctl.command.completion;

import org.jspecify.annotations.NullMarked;
