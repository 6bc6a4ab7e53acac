/** What happens while a plan runs, told to whoever listens. */
@NullMarked
package io.stackctl.event;

import org.jspecify.annotations.NullMarked;
