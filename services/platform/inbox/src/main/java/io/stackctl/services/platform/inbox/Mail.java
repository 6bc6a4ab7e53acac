package io.stackctl.services.platform.inbox;

import java.time.Instant;
import java.util.List;

/**
 * One mail, as it came.
 *
 * @param messageId as its sender named it; two with the same one are copies
 * @param text decoded, without attachments
 */
record Mail(
        Instant received,
        String messageId,
        String from,
        List<String> to,
        String subject,
        String text) {}
