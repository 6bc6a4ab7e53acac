package io.stackctl.services.platform.mail;

import io.stackctl.services.kit.Response;
import io.stackctl.services.kit.Service;
import io.stackctl.services.platform.messaging.Announcements;
import io.stackctl.services.platform.messaging.MailJob;
import io.stackctl.services.platform.messaging.WorkQueue;
import java.net.URI;
import redis.clients.jedis.RedisClient;

/** Takes mails from the queue and sends them; answers what was announced, and its health. */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        Service.run("mail", Settings.class, Main::define);
    }

    static void define(Service service, Settings settings) {
        var redis = service.closes(RedisClient.create(URI.create(settings.redisUrl())));
        var announcements = service.closes(Announcements.listen(redis, service.log()));
        var queue = new WorkQueue(redis, MailJob.QUEUE);
        service.closes(MailWorker.start(queue, new Smtp(settings.smtp()), settings, service.log()));
        service.get("/announcements", _ -> Response.json(announcements.heard()));
        service.healthy(redis::ping);
    }
}
