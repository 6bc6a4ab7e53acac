/**
 * Catches mails on a developer's machine and in tests: takes all that come by SMTP, shows them,
 * delivers none.
 */
@NullMarked
package io.stackctl.services.platform.inbox;

import org.jspecify.annotations.NullMarked;
