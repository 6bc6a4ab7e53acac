package io.stackctl.services.platform.messaging;

import io.stackctl.services.kit.Json;

/**
 * A mail that somebody wants sent; the work of the queue {@link #QUEUE}.
 *
 * @param to an address, such as {@code ada@example.com}
 * @param text plain text; lines end with a line feed
 */
public record MailJob(String to, String subject, String text) {
    public static final String QUEUE = "mail";

    /**
     * Reads what {@link #json} wrote.
     *
     * @throws io.stackctl.services.kit.InvalidJsonException when it is something else
     */
    public static MailJob read(String json) {
        return Json.read(json, MailJob.class);
    }

    public String json() {
        return Json.print(this);
    }
}
