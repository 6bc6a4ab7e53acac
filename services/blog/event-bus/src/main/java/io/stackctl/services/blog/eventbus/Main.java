package io.stackctl.services.blog.eventbus;

import io.stackctl.services.kit.Request;
import io.stackctl.services.kit.Response;
import io.stackctl.services.kit.Service;
import io.stackctl.services.postgres.Database;
import io.stackctl.services.postgres.Schema;
import java.time.Duration;
import java.util.Map;

/**
 * {@code POST /events} appends {@code {"id":…,"type":…,"data":{…}}} and says its position; the same
 * id again changes nothing. {@code GET /events?after=7&wait=3} answers with what comes behind
 * position 7, and waits for it for up to 3 seconds.
 */
final class Main {
    /** Shorter than the time that open requests have to end when the service is stopped. */
    private static final int LONGEST_WAIT_SECONDS = 5;

    private Main() {}

    public static void main(String[] args) {
        Service.run("event-bus", Settings.class, Main::define);
    }

    static void define(Service service, Settings settings) throws Exception {
        var database = service.closes(Database.open(settings.database(), service.log()));
        Schema.create(database, "/schema.sql");
        var journal = new Journal(database);
        var arrivals = new Arrivals();
        var tellers = new Tellers(settings.eventKey());
        var reader = new Reader(journal, arrivals);

        service.answersOnlyTo(settings.allowedHosts());
        service.healthy(database::ping);
        service.post("/events", request -> append(journal, arrivals, tellers, request));
        service.get("/events", request -> read(reader, request));
    }

    private static Response append(
            Journal journal, Arrivals arrivals, Tellers tellers, Request request) throws Exception {
        var event = request.json(NewEvent.class).event();
        tellers.check(request.header("Authorization").orElse(""), event.type());
        long position = journal.append(event);
        arrivals.announce();
        return Response.json(Map.of("id", event.id(), "position", position)).withStatus(201);
    }

    private static Response read(Reader reader, Request request) throws Exception {
        long after = request.query("after", text -> number(text, Long.MAX_VALUE)).orElse(0L);
        long wait = request.query("wait", text -> number(text, LONGEST_WAIT_SECONDS)).orElse(0L);
        return Response.json(Map.of("events", reader.after(after, Duration.ofSeconds(wait))));
    }

    private static long number(String text, long greatest) {
        if (text.matches("[0-9]{1,18}") && Long.parseLong(text) <= greatest) {
            return Long.parseLong(text);
        }
        throw new IllegalArgumentException("is not a number from 0 to " + greatest);
    }
}
