/** Answers of verbs as tables, templates and JSON. */
@NullMarked
package io.stackctl.terminal.view;

import org.jspecify.annotations.NullMarked;
