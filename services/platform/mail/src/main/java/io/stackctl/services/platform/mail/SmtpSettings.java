package io.stackctl.services.platform.mail;

import io.stackctl.services.kit.Default;
import io.stackctl.services.kit.Port;
import io.stackctl.services.kit.Secret;

/**
 * The server that takes the mails; read from {@code SMTP_HOST}, {@code SMTP_PORT} and so on.
 *
 * @param tls {@code SMTP_TLS}: {@code none}, {@code starttls} (required, not merely tried) or
 *     {@code implicit}
 * @param user {@code SMTP_USER}: {@code -} for a server that asks for none
 * @param password best given as {@code SMTP_PASSWORD_FILE}, the file of a Compose secret
 * @param from {@code SMTP_FROM}: the sender, such as {@code Platform <no-reply@example.com>}
 * @param timeoutSeconds {@code SMTP_TIMEOUT_SECONDS}: how long the server may be silent
 */
record SmtpSettings(
        String host,
        @Default("25") Port port,
        @Default("starttls") Tls tls,
        @Default("-") String user,
        @Default("-") Secret password,
        String from,
        @Default("5") int timeoutSeconds) {
    /** How the connection is protected. */
    enum Tls {
        NONE,
        STARTTLS,
        IMPLICIT
    }

    /** Connecting, and at most nine answers to wait for: greeting, EHLO twice, STARTTLS, … */
    private static final int ANSWERS = 10;

    SmtpSettings {
        if (timeoutSeconds < 1 || timeoutSeconds > 60) {
            throw new IllegalArgumentException(
                    "SMTP_TIMEOUT_SECONDS=" + timeoutSeconds + " is not from 1 to 60");
        }
    }

    boolean hasUser() {
        return !user.equals("-");
    }

    int longestSeconds() {
        return ANSWERS * timeoutSeconds;
    }
}
