/**
 * How the platform's services speak to one another through Redis: {@link
 * io.stackctl.services.platform.messaging.WorkQueue} hands each piece of work to exactly one of
 * many instances, {@link io.stackctl.services.platform.messaging.Announcements} tells all of them.
 */
@NullMarked
package io.stackctl.services.platform.messaging;

import org.jspecify.annotations.NullMarked;
