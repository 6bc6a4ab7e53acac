package io.stackctl.services.platform.inbox;

import jakarta.mail.MessagingException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What one client and the server say to one another: as much of RFC 5321 as senders need. */
final class SmtpSession {
    private static final int LONGEST_LINE = 2000; // twice what RFC 5321, 4.5.3.1.6 allows
    private static final int LARGEST_MAIL = 1 << 20;
    private static final int MOST_RECIPIENTS = 100;
    private static final Pattern PATH =
            Pattern.compile("(?:FROM|TO): ?<([^<>]*)>.*", Pattern.CASE_INSENSITIVE);

    private final InputStream in;
    private final OutputStream out;
    private final String sender;
    private final Mailbox mailbox;
    private final Hold hold;
    private String from = "";
    private final List<String> to = new ArrayList<>();

    SmtpSession(InputStream in, OutputStream out, String sender, Mailbox mailbox, Hold hold) {
        this.in = new BufferedInputStream(in);
        this.out = out;
        this.sender = sender;
        this.mailbox = mailbox;
        this.hold = hold;
    }

    /** Answers until the client says QUIT; throws when it leaves without. */
    void run() throws IOException, InterruptedException {
        say("220 inbox ready");
        while (true) {
            var words = line().split(" ", 2);
            var rest = words.length == 2 ? words[1] : "";
            switch (words[0].toUpperCase(Locale.ROOT)) {
                case "HELO" -> say("250 inbox");
                case "EHLO" -> {
                    say("250-inbox");
                    say("250 8BITMIME");
                }
                case "MAIL" -> from(rest);
                case "RCPT" -> to(rest);
                case "DATA" -> data();
                case "RSET" -> {
                    reset();
                    say("250 forgotten");
                }
                case "NOOP" -> say("250 still here");
                case "QUIT" -> {
                    say("221 goodbye");
                    return;
                }
                default -> say("500 not understood");
            }
        }
    }

    private void from(String rest) throws IOException {
        var path = PATH.matcher(rest);
        if (!path.matches()) {
            say("501 write MAIL FROM:<address>");
            return;
        }
        reset();
        from = path.group(1);
        say("250 go on");
    }

    private void to(String rest) throws IOException {
        var path = PATH.matcher(rest);
        if (!path.matches() || path.group(1).isEmpty()) {
            say("501 write RCPT TO:<address>");
        } else if (to.size() == MOST_RECIPIENTS) {
            say("452 too many recipients");
        } else {
            to.add(path.group(1));
            say("250 go on");
        }
    }

    private void data() throws IOException, InterruptedException {
        if (to.isEmpty()) {
            say("503 RCPT first");
            return;
        }
        hold.pass(Hold.Stage.CONTENT, sender);
        say("354 end with a dot on a line of its own");
        var content = content();
        try {
            mailbox.add(MimeText.read(content, from, to));
        } catch (MessagingException e) {
            say("554 not a message: " + e.getMessage());
            return;
        }
        hold.pass(Hold.Stage.RECEIPT, sender);
        reset();
        say("250 taken");
    }

    private byte[] content() throws IOException {
        var content = new ByteArrayOutputStream();
        while (true) {
            var line = line();
            if (line.equals(".")) {
                return content.toByteArray();
            }
            // A line that begins with a dot comes with a second one before it (RFC 5321, 4.5.2).
            var text = line.startsWith(".") ? line.substring(1) : line;
            content.write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            if (content.size() > LARGEST_MAIL) {
                throw new IOException("the mail is larger than " + LARGEST_MAIL + " bytes");
            }
        }
    }

    /** One line without its end, a character for each byte. */
    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed");
            }
            if (line.size() == LONGEST_LINE) {
                throw new IOException("a line is longer than " + LONGEST_LINE + " bytes");
            }
            line.write(next);
        }
        var text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private void reset() {
        from = "";
        to.clear();
    }

    private void say(String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
