package io.stackctl.services.platform.mail;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import io.stackctl.services.platform.messaging.MailJob;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Properties;

/** Hands mails to a server. */
final class Smtp {
    private final SmtpSettings settings;
    private final Session session;

    Smtp(SmtpSettings settings) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings));
    }

    private static Properties properties(SmtpSettings settings) {
        var timeout = Integer.toString(settings.timeoutSeconds() * 1000);
        var properties = new Properties();
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", settings.port().toString());
        properties.put("mail.smtp.connectiontimeout", timeout);
        properties.put("mail.smtp.timeout", timeout);
        properties.put("mail.smtp.writetimeout", timeout);
        properties.put("mail.smtp.auth", Boolean.toString(settings.hasUser()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (settings.tls()) {
            case NONE -> {}
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case IMPLICIT -> properties.put("mail.smtp.ssl.enable", "true");
        }
        return properties;
    }

    /**
     * Returns when the server has taken the mail.
     *
     * @param id makes the message's {@code Message-ID}: the same mail sent twice has the same one,
     *     by which mail servers and readers tell a copy
     * @throws MessagingException when the server cannot be reached, or refuses
     */
    void send(String id, MailJob mail) throws MessagingException {
        var message = message(id, mail);
        try (var transport = session.getTransport("smtp")) {
            if (settings.hasUser()) {
                transport.connect(settings.user(), settings.password().value());
            } else {
                transport.connect();
            }
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private MimeMessage message(String id, MailJob mail) throws MessagingException {
        var from = new InternetAddress(settings.from(), true);
        var message = new WithOwnId(session, "<" + id + "@" + domain(from) + ">");
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.text(), StandardCharsets.UTF_8.name());
        message.setHeader("Date", RFC_1123_DATE_TIME.format(OffsetDateTime.now(ZoneOffset.UTC)));
        message.saveChanges();
        return message;
    }

    private static String domain(InternetAddress address) {
        return address.getAddress().substring(address.getAddress().indexOf('@') + 1);
    }

    /** The library would make up a {@code Message-ID} of its own for every attempt. */
    private static final class WithOwnId extends MimeMessage {
        private final String id;

        WithOwnId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
