package io.stackctl.services.platform.inbox;

import io.stackctl.services.kit.Log;
import io.stackctl.services.kit.Port;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/** Accepts connections; what is said on each is in {@link SmtpSession}. */
final class SmtpServer implements AutoCloseable {
    private static final int IDLE_MS = 60_000;

    private final ServerSocket server;
    private final Mailbox mailbox;
    private final Hold hold;
    private final Log log;

    private SmtpServer(ServerSocket server, Mailbox mailbox, Hold hold, Log log) {
        this.server = server;
        this.mailbox = mailbox;
        this.hold = hold;
        this.log = log;
    }

    /**
     * Opens the port and answers.
     *
     * @throws IOException when the port is taken or not allowed
     */
    static SmtpServer open(Port port, Mailbox mailbox, Hold hold, Log log) throws IOException {
        var smtp = new SmtpServer(new ServerSocket(port.number()), mailbox, hold, log);
        Thread.ofVirtual().name("smtp").start(smtp::accept);
        return smtp;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    log.warn("a connection failed", "reason", e.getMessage());
                }
            }
        }
    }

    private void talk(Socket client) {
        try (client) {
            client.setSoTimeout(IDLE_MS);
            new SmtpSession(
                            client.getInputStream(),
                            client.getOutputStream(),
                            client.getInetAddress().getHostAddress(),
                            mailbox,
                            hold)
                    .run();
        } catch (IOException e) {
            log.info("a sender left in the middle", "reason", e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
