package io.stackctl.services.platform.auth;

import io.stackctl.services.kit.Default;
import io.stackctl.services.kit.Secret;
import io.stackctl.services.postgres.DatabaseSettings;
import java.time.Duration;

/**
 * What is read from the environment, beside what every service reads.
 *
 * @param redisUrl {@code REDIS_URL}, such as {@code redis://redis:6379}: sessions, limits, mails
 * @param publicUrl {@code PUBLIC_URL}: where people reach the front end; links in mails begin with
 *     it
 * @param frontEndKey {@code FRONT_END_KEY_FILE}: by which auth knows the front end, and believes
 *     what it says about a caller's address
 * @param activationSeconds {@code ACTIVATION_SECONDS}: how long a magic link works
 * @param sessionHours {@code SESSION_HOURS}: how long a login lasts
 * @param attemptsPerAddress {@code ATTEMPTS_PER_ADDRESS}: signups, logins and activations from one
 *     network address in {@code LIMIT_SECONDS}
 * @param attemptsPerEmail {@code ATTEMPTS_PER_EMAIL}: signups, and wrong logins, for one mail
 *     address from one network address in that time
 * @param mailsPerEmail {@code MAILS_PER_EMAIL}: mails to one mail address in that time, whoever
 *     asks
 */
record Settings(
        DatabaseSettings database,
        String redisUrl,
        String publicUrl,
        Secret frontEndKey,
        @Default("3600") int activationSeconds,
        @Default("168") int sessionHours,
        @Default("100") int attemptsPerAddress,
        @Default("10") int attemptsPerEmail,
        @Default("30") int mailsPerEmail,
        @Default("600") int limitSeconds) {
    Duration activationLife() {
        return Duration.ofSeconds(activationSeconds);
    }

    Duration sessionLife() {
        return Duration.ofHours(sessionHours);
    }

    Duration limitWindow() {
        return Duration.ofSeconds(limitSeconds);
    }

    /** Whether cookies may travel over TLS only. */
    boolean isSecure() {
        return publicUrl.startsWith("https://");
    }
}
