package io.stackctl.services.blog.query;

import io.stackctl.services.blog.events.EventLog;
import io.stackctl.services.blog.events.Id;
import io.stackctl.services.blog.events.Inbox;
import io.stackctl.services.kit.HttpError;
import io.stackctl.services.kit.Request;
import io.stackctl.services.kit.Response;
import io.stackctl.services.kit.Service;
import io.stackctl.services.postgres.Database;
import io.stackctl.services.postgres.Schema;

/**
 * {@code GET /posts}, the latest first, and <code>GET /posts/{id}</code>: posts with their
 * comments, whether the services that wrote them are there or not.
 */
final class Main {
    private static final long PAGE = 50;
    private static final long LARGEST_PAGE = 200;

    private Main() {}

    public static void main(String[] args) {
        Service.run("query", Settings.class, Main::define);
    }

    static void define(Service service, Settings settings) throws Exception {
        var log = service.log();
        var database = service.closes(Database.open(settings.database(), log));
        Schema.create(database, "/schema.sql");
        var bus = service.closes(EventLog.at(settings.eventBus()));
        service.closes(Inbox.open(database, bus, Listener::hear, () -> {}, log));

        service.answersOnlyTo(settings.allowedHosts());
        service.healthy(database::ping); // without the bus, too, it can do its work
        service.get("/posts", request -> list(database, request));
        service.get("/posts/{id}", request -> find(database, request));
    }

    private static Response list(Database database, Request request) throws Exception {
        long limit = request.query("limit", text -> number(text, LARGEST_PAGE)).orElse(PAGE);
        long before =
                request.query("before", text -> number(text, Long.MAX_VALUE))
                        .orElse(Long.MAX_VALUE);
        var posts =
                database.transaction(
                        transaction -> new PostReader(transaction).before(before, limit));
        return Response.json(Page.of(posts, limit));
    }

    private static Response find(Database database, Request request) throws Exception {
        var id = request.parameter("id", Id::of);
        return Response.json(
                database.transaction(transaction -> new PostReader(transaction).find(id))
                        .orElseThrow(() -> HttpError.notFound("there is no post " + id)));
    }

    private static long number(String text, long greatest) {
        if (text.matches("[0-9]{1,18}")) {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= greatest) {
                return number;
            }
        }
        throw new IllegalArgumentException("is not a number from 1 to " + greatest);
    }
}
