package io.stackctl.services.platform.mail;

import io.stackctl.services.kit.Default;
import java.time.Duration;

/**
 * What is read from the environment, beside what every service reads.
 *
 * @param hostname {@code HOSTNAME}: unlike that of any other instance; the engine sets it to the
 *     container's id
 * @param redisUrl {@code REDIS_URL}, such as {@code redis://redis:6379}
 * @param smtp where mails go to
 * @param claimSeconds {@code CLAIM_SECONDS}: after which silence about a mail another instance
 *     sends it
 * @param attempts {@code ATTEMPTS}: after how many failures a mail is given up
 */
record Settings(
        String hostname,
        String redisUrl,
        SmtpSettings smtp,
        @Default("60") int claimSeconds,
        @Default("10") int attempts) {
    Settings {
        // Otherwise a second instance could take a mail over while the first is still at it.
        int longest = smtp.longestSeconds();
        if (claimSeconds <= longest) {
            throw new IllegalArgumentException(
                    "CLAIM_SECONDS="
                            + claimSeconds
                            + " is not above "
                            + longest
                            + ", which sending may take with SMTP_TIMEOUT_SECONDS="
                            + smtp.timeoutSeconds());
        }
    }

    Duration claimAfter() {
        return Duration.ofSeconds(claimSeconds);
    }
}
