package io.stackctl.services.blog.moderation;

import io.stackctl.services.blog.events.EventLog;
import io.stackctl.services.blog.events.Id;
import io.stackctl.services.blog.events.Inbox;
import io.stackctl.services.blog.events.Outbox;
import io.stackctl.services.kit.HttpError;
import io.stackctl.services.kit.Request;
import io.stackctl.services.kit.Response;
import io.stackctl.services.kit.Service;
import io.stackctl.services.postgres.Database;
import io.stackctl.services.postgres.Schema;

/** Judges comments as it hears of them; <code>GET /verdicts/{commentId}</code> says how. */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        Service.run("moderation", Settings.class, Main::define);
    }

    static void define(Service service, Settings settings) throws Exception {
        var log = service.log();
        var database = service.closes(Database.open(settings.database(), log));
        Schema.create(database, "/schema.sql");
        var bus = service.closes(EventLog.at(settings.eventBus(), settings.eventKey()));
        var outbox = service.closes(Outbox.open(database, bus, log));
        var moderator = new Moderator(settings.forbiddenWords(), database, outbox);
        service.closes(Inbox.open(database, bus, moderator::hear, outbox::flush, log));

        service.answersOnlyTo(settings.allowedHosts());
        service.healthy(database::ping);
        service.get("/verdicts/{commentId}", request -> verdict(moderator, request));
    }

    private static Response verdict(Moderator moderator, Request request) throws Exception {
        var commentId = request.parameter("commentId", Id::of);
        return Response.json(
                moderator
                        .verdict(commentId)
                        .orElseThrow(
                                () -> HttpError.notFound("there is no verdict on " + commentId)));
    }
}
