package io.stackctl.services.blog.comments;

import io.stackctl.services.blog.events.EventLog;
import io.stackctl.services.blog.events.Id;
import io.stackctl.services.blog.events.Inbox;
import io.stackctl.services.blog.events.Outbox;
import io.stackctl.services.blog.events.Status;
import io.stackctl.services.kit.HttpError;
import io.stackctl.services.kit.Request;
import io.stackctl.services.kit.Response;
import io.stackctl.services.kit.Service;
import io.stackctl.services.postgres.Database;
import io.stackctl.services.postgres.Schema;

/**
 * <code>POST /posts/{id}/comments</code> with what somebody has to say. A comment is pending until
 * moderation has judged it. Reading is what the service query is for.
 */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        Service.run("comments", Settings.class, Main::define);
    }

    static void define(Service service, Settings settings) throws Exception {
        var log = service.log();
        var database = service.closes(Database.open(settings.database(), log));
        Schema.create(database, "/schema.sql");
        var bus = service.closes(EventLog.at(settings.eventBus(), settings.eventKey()));
        var outbox = service.closes(Outbox.open(database, bus, log));
        var comments = new CommentStore(database, outbox);
        service.closes(Inbox.open(database, bus, comments::hear, outbox::flush, log));

        service.answersOnlyTo(settings.allowedHosts());
        service.healthy(database::ping); // without the bus, too, it can do its work
        service.post("/posts/{id}/comments", request -> add(comments, request));
    }

    private static Response add(CommentStore comments, Request request) throws Exception {
        var postId = request.parameter("id", Id::of);
        var wanted = request.json(NewComment.class);
        var comment =
                new Comment(
                        wanted.id().orElseGet(Id::random),
                        postId,
                        wanted.content(),
                        Status.PENDING);
        var stored =
                comments.add(comment)
                        .orElseThrow(() -> HttpError.notFound("there is no post " + postId));
        if (!stored.saysTheSameAs(comment)) {
            throw new HttpError(409, "there is another comment " + comment.id());
        }
        return Response.json(stored).withStatus(201);
    }
}
