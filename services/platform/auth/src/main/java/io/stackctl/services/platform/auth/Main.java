package io.stackctl.services.platform.auth;

import io.stackctl.services.kit.Service;
import io.stackctl.services.platform.messaging.Announcements;
import io.stackctl.services.platform.messaging.MailJob;
import io.stackctl.services.platform.messaging.WorkQueue;
import io.stackctl.services.postgres.Database;
import java.net.URI;
import redis.clients.jedis.RedisClient;

/** Joins the parts; what the service answers is in {@link AuthRoutes}. */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        Service.run("auth", Settings.class, Main::define);
    }

    static void define(Service service, Settings settings) {
        var database = service.closes(Database.open(settings.database(), service.log()));
        var redis = service.closes(RedisClient.create(URI.create(settings.redisUrl())));
        var announcements = service.closes(Announcements.listen(redis, service.log()));
        new AuthRoutes(
                        new Accounts(database),
                        new Sessions(redis, settings.sessionLife(), settings.isSecure()),
                        new Passwords(),
                        new Mails(new WorkQueue(redis, MailJob.QUEUE), settings.publicUrl()),
                        new RateLimit(redis, settings.limitWindow()),
                        announcements,
                        settings)
                .define(service);
        service.healthy(() -> {
            database.ping();
            redis.ping();
        });
    }
}
