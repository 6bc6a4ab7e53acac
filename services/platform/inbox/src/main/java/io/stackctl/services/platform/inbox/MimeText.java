package io.stackctl.services.platform.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** Reads a message as it came over the wire (RFC 5322, with the encodings of MIME). */
final class MimeText {
    private MimeText() {}

    /**
     * Decodes a message.
     *
     * @param from and {@code to}: the envelope, by which mail is delivered, whatever the message
     *     says
     * @throws MessagingException when it is no message
     */
    static Mail read(byte[] content, String from, List<String> to)
            throws MessagingException, IOException {
        var session = Session.getInstance(new Properties());
        var message = new MimeMessage(session, new ByteArrayInputStream(content));
        return new Mail(
                Instant.now(),
                Objects.requireNonNullElse(message.getMessageID(), ""),
                from,
                List.copyOf(to),
                Objects.requireNonNullElse(message.getSubject(), ""),
                text(message).replace("\r\n", "\n"));
    }

    /** The first readable part. */
    private static String text(Part part) throws MessagingException, IOException {
        return switch (part.getContent()) {
            case String text -> text;
            case Multipart parts when parts.getCount() > 0 -> text(parts.getBodyPart(0));
            default -> "(" + part.getContentType() + ")";
        };
    }
}
