package io.stackctl.services.platform.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.kit.Port;
import io.stackctl.services.kit.Secret;
import io.stackctl.services.platform.messaging.MailJob;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmtpTest {
    private static final MailJob GREETING = MailJob.read(job("ada@example.com"));

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private ServerSocket server;

    private static String job(String to) {
        return new MailJob(to, "Grüße", "Guten Tag!\n").json();
    }

    /** A server without TLS, which takes everything. */
    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try (var client = server.accept()) {
                talk(client);
            } catch (IOException e) {
                heard.add("(left)");
            }
        }
    }

    private void talk(Socket client) throws IOException {
        var in =
                new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        boolean content = false;
        say(client, "220 ready");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            content = content ? !line.equals(".") : line.equals("DATA");
            if (!content || line.equals("DATA")) {
                say(client, line.equals("DATA") ? "354 go on" : "250 taken");
            }
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private Smtp smtp(SmtpSettings.Tls tls) {
        return new Smtp(
                new SmtpSettings(
                        "127.0.0.1",
                        new Port(server.getLocalPort()),
                        tls,
                        tls == SmtpSettings.Tls.NONE ? "-" : "me",
                        new Secret("hidden"),
                        "Platform <no-reply@example.com>",
                        5));
    }

    @Test
    void both_copies_of_a_mail_have_one_id() throws Exception {
        var smtp = smtp(SmtpSettings.Tls.NONE);

        smtp.send("7", GREETING);
        smtp.send("7", GREETING);

        assertEquals(
                2,
                heard.stream().filter("Message-ID: <7@example.com>"::equals).count(),
                heard::toString);
        assertTrue(heard.contains("RCPT TO:<ada@example.com>"), heard.toString());
    }

    @Test
    void nothing_is_told_to_a_server_that_does_not_encrypt() {
        var smtp = smtp(SmtpSettings.Tls.STARTTLS);

        assertThrows(MessagingException.class, () -> smtp.send("7", GREETING));

        assertTrue(
                heard.stream().noneMatch(line -> line.matches("(AUTH|MAIL|RCPT|DATA).*")),
                heard.toString());
    }

    @Test
    void an_address_that_is_none_never_reaches_the_server() {
        var smtp = smtp(SmtpSettings.Tls.NONE);

        assertThrows(
                AddressException.class,
                () -> smtp.send("7", MailJob.read(job("ada@b\r\nBcc: c@d"))));
        assertEquals(List.of(), heard);
    }
}
