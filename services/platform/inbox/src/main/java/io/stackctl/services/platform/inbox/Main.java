package io.stackctl.services.platform.inbox;

import io.stackctl.services.kit.Response;
import io.stackctl.services.kit.Service;
import java.io.IOException;
import java.util.Map;

/** Mails come by SMTP; {@code GET /} shows them, {@code GET /mails} has them as JSON. */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        Service.run("inbox", Settings.class, Main::define);
    }

    static void define(Service service, Settings settings) throws IOException {
        var mailbox = new Mailbox();
        var hold = new Hold();
        service.closes(SmtpServer.open(settings.smtpPort(), mailbox, hold, service.log()));
        service.answersOnlyTo(settings.allowedHosts());
        service.get("/mails", _ -> Response.json(mailbox.mails()));
        service.delete(
                "/mails",
                _ -> {
                    mailbox.clear();
                    return Response.empty();
                });
        service.get("/hold", _ -> Response.json(Map.of("waiting", hold.waiting())));
        service.post(
                "/hold/{stage}",
                request -> {
                    hold.at(Hold.Stage.of(request.parameter("stage")));
                    return Response.empty();
                });
        service.delete(
                "/hold",
                _ -> {
                    hold.release();
                    return Response.empty();
                });
        service.assets("/web");
    }
}
