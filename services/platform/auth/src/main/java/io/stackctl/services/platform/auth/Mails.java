package io.stackctl.services.platform.auth;

import io.stackctl.services.platform.messaging.MailJob;
import io.stackctl.services.platform.messaging.WorkQueue;
import java.time.Duration;
import java.util.UUID;

/** The mails that are sent on a signup; mail's instances send them. */
final class Mails {
    private final WorkQueue queue;
    private final String publicUrl;

    Mails(WorkQueue queue, String publicUrl) {
        this.queue = queue;
        this.publicUrl = publicUrl;
    }

    /** To somebody who has no account yet: the magic link. */
    void activation(EmailAddress to, Token token, Duration life) {
        send(
                to,
                "Confirm your mail address",
                """
                Welcome!

                Follow this link to confirm your mail address. It works once, and for %d minutes:

                %s/activate?token=%s

                If you did not sign up, do nothing: without the link there will be no account.
                """
                        .formatted(Math.max(1, life.toMinutes()), publicUrl, token.value()));
    }

    /** To somebody who has one, and whom the page may therefore not tell so. */
    void alreadyThere(EmailAddress to) {
        send(
                to,
                "You have an account already",
                """
                Somebody, probably you, tried to sign up with this mail address. It has an account
                already:

                %s/

                If it was not you, do nothing: nothing has changed.
                """
                        .formatted(publicUrl));
    }

    private void send(EmailAddress to, String subject, String text) {
        queue.add(UUID.randomUUID().toString(), new MailJob(to.value(), subject, text).json());
    }
}
