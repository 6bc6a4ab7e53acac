package io.stackctl.services.voting.worker;

import io.stackctl.services.kit.Service;
import io.stackctl.services.postgres.Database;
import io.stackctl.services.postgres.Schema;
import java.time.Duration;

/** Counts votes, together with as many other workers as there are; answers {@code /health} only. */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        Service.run("worker", Settings.class, Main::define);
    }

    static void define(Service service, Settings settings) throws Exception {
        var database = service.closes(Database.open(settings.database(), service.log()));
        Schema.create(database, "/schema.sql");
        var claimAfter = Duration.ofSeconds(settings.claimAfterSeconds());
        var queue =
                service.closes(VoteQueue.open(settings.redis(), settings.hostname(), claimAfter));
        service.closes(Counting.start(queue, new VoteStore(database), service.log()));
        service.healthy(() -> {
            database.ping();
            queue.ping();
        });
    }
}
