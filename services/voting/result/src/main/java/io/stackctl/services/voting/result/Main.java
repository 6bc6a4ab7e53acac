package io.stackctl.services.voting.result;

import io.stackctl.services.kit.Response;
import io.stackctl.services.kit.Service;
import io.stackctl.services.postgres.Database;

/**
 * {@code GET /} is how the vote stands, {@code GET /stream} the same as server-sent events {@code
 * tally}, at once and after every change.
 */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        Service.run("result", Settings.class, Main::define);
    }

    static void define(Service service, Settings settings) {
        var database = service.closes(Database.open(settings.database(), service.log()));
        var counter = new Counter(database, settings.question(), settings.options());
        var board = new Board();
        database.listen("votes", () -> board.show(counter.count()));
        service.healthy(database::ping);
        service.get("/", _ -> Response.json(counter.count()));
        service.get("/stream", _ -> Response.events(board::watch));
    }
}
