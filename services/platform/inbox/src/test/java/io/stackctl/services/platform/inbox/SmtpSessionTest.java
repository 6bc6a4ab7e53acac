package io.stackctl.services.platform.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SmtpSessionTest {
    private final Mailbox mailbox = new Mailbox();

    /** Says the lines, and returns the codes of the answers. */
    private String say(String... lines) throws IOException, InterruptedException {
        var in = (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();
        new SmtpSession(new ByteArrayInputStream(in), out, "10.0.0.7", mailbox, new Hold()).run();
        return out.toString(StandardCharsets.US_ASCII)
                .lines()
                .map(line -> line.substring(0, 3))
                .collect(Collectors.joining(" "));
    }

    @Test
    void a_mail_is_kept_as_its_sender_meant_it() throws Exception {
        var codes =
                say(
                        "EHLO auth",
                        "MAIL FROM:<no-reply@example.com> BODY=8BITMIME",
                        "RCPT TO:<ada@example.com>",
                        "DATA",
                        "Message-ID: <7@auth>",
                        "Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=",
                        "Content-Type: text/plain; charset=utf-8",
                        "Content-Transfer-Encoding: quoted-printable",
                        "",
                        "Gr=C3=BC=C3=9Fe",
                        "..a dot",
                        ".",
                        "QUIT");

        assertEquals("220 250 250 250 250 354 250 221", codes);
        var mail = mailbox.mails().getFirst();
        assertEquals("<7@auth>", mail.messageId());
        assertEquals("no-reply@example.com", mail.from());
        assertEquals(List.of("ada@example.com"), mail.to());
        assertEquals("Grüße", mail.subject());
        assertEquals("Grüße\n.a dot\n", mail.text());
    }

    @Test
    void what_is_out_of_order_or_not_understood_is_refused() throws Exception {
        assertEquals("220 503 221", say("DATA", "QUIT"));
        assertEquals("220 501 501 221", say("MAIL ada", "RCPT TO:<>", "QUIT"));
        assertEquals("220 500 221", say("VRFY ada", "QUIT"));
        assertEquals(
                "220 250 250 250 503 221",
                say("MAIL FROM:<a@b>", "RCPT TO:<c@d>", "RSET", "DATA", "QUIT"));
        assertEquals(List.of(), mailbox.mails());
    }

    @Test
    void a_sender_that_leaves_in_the_middle_has_sent_nothing() {
        assertThrows(
                EOFException.class,
                () -> say("MAIL FROM:<a@b>", "RCPT TO:<c@d>", "DATA", "Subject: half"));
        assertEquals(List.of(), mailbox.mails());
    }

    @Test
    void endless_lines_are_cut_off() {
        assertThrows(IOException.class, () -> say("x".repeat(3000)));
    }
}
