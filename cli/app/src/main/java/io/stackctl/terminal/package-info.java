/** What the user sees: renderers of events, tables, failures and the prompt. */
@NullMarked
package io.stackctl.terminal;

import org.jspecify.annotations.NullMarked;
