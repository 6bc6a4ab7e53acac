package io.stackctl.services.platform.inbox;

import io.stackctl.services.kit.Default;
import io.stackctl.services.kit.HostNames;
import io.stackctl.services.kit.Port;

/**
 * What is read from the environment, beside what every service reads.
 *
 * @param smtpPort {@code SMTP_PORT}: where mails come in
 * @param allowedHosts {@code ALLOWED_HOSTS}: names by which it may be called, beside those inside
 */
record Settings(@Default("2525") Port smtpPort, @Default("") HostNames allowedHosts) {}
