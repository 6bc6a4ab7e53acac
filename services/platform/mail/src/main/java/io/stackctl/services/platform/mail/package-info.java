/** Sends mails: each by exactly one of the instances, whichever takes it from the queue. */
@NullMarked
package io.stackctl.services.platform.mail;

import org.jspecify.annotations.NullMarked;
