/** Keeps all events in one order and hands them to whoever asks. */
@NullMarked
package io.stackctl.services.blog.eventbus;

import org.jspecify.annotations.NullMarked;
