package io.stackctl.services.blog.posts;

import io.stackctl.services.blog.events.EventLog;
import io.stackctl.services.blog.events.Id;
import io.stackctl.services.blog.events.Outbox;
import io.stackctl.services.kit.HttpError;
import io.stackctl.services.kit.Request;
import io.stackctl.services.kit.Response;
import io.stackctl.services.kit.Service;
import io.stackctl.services.postgres.Database;
import io.stackctl.services.postgres.Schema;

/** {@code POST /posts} with a title. Reading is what the service query is for. */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        Service.run("posts", Settings.class, Main::define);
    }

    static void define(Service service, Settings settings) throws Exception {
        var database = service.closes(Database.open(settings.database(), service.log()));
        Schema.create(database, "/schema.sql");
        var bus = service.closes(EventLog.at(settings.eventBus(), settings.eventKey()));
        var outbox = service.closes(Outbox.open(database, bus, service.log()));
        var posts = new PostStore(database, outbox);

        service.answersOnlyTo(settings.allowedHosts());
        service.healthy(database::ping); // without the bus, too, it can do its work
        service.post("/posts", request -> add(posts, request));
    }

    private static Response add(PostStore posts, Request request) throws Exception {
        var wanted = request.json(NewPost.class);
        var post = new Post(wanted.id().orElseGet(Id::random), wanted.title());
        if (!posts.add(post).equals(post)) {
            throw new HttpError(409, "there is another post " + post.id());
        }
        return Response.json(post).withStatus(201);
    }
}
