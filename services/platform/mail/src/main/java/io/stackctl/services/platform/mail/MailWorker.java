package io.stackctl.services.platform.mail;

import io.stackctl.services.kit.InvalidJsonException;
import io.stackctl.services.kit.Log;
import io.stackctl.services.platform.messaging.MailJob;
import io.stackctl.services.platform.messaging.Task;
import io.stackctl.services.platform.messaging.WorkQueue;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.time.Duration;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Takes one mail after the other from the queue and sends it. A mail that cannot be sent stays in
 * the queue, and comes again after the time in which a silent instance loses it.
 */
final class MailWorker implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final WorkQueue queue;
    private final Smtp smtp;
    private final Settings settings;
    private final Log log;
    private final Thread thread;
    private volatile boolean stopping;

    private MailWorker(WorkQueue queue, Smtp smtp, Settings settings, Log log) {
        this.queue = queue;
        this.smtp = smtp;
        this.settings = settings;
        this.log = log;
        this.thread = Thread.ofVirtual().name("mail worker").unstarted(this::work);
    }

    /** Begins to take mails. */
    static MailWorker start(WorkQueue queue, Smtp smtp, Settings settings, Log log) {
        var worker = new MailWorker(queue, smtp, settings, log);
        worker.thread.start();
        return worker;
    }

    private void work() {
        boolean prepared = false;
        while (!stopping) {
            try {
                if (!prepared) {
                    queue.prepare();
                    prepared = true;
                }
                queue.take(settings.hostname(), settings.claimAfter()).ifPresent(this::send);
            } catch (JedisException e) {
                prepared = false; // it may come back without its data
                log.warn("cannot reach the queue, trying again", "reason", e.getMessage());
                pause();
            }
        }
    }

    private void send(Task task) {
        if (queue.isDone(task)) {
            queue.done(task); // whoever sent it died before it was out of the queue
            return;
        }
        try {
            smtp.send(task.id(), MailJob.read(task.body()));
            finish(task);
            log.info("sent", "mail", task.id(), "attempt", task.attempt());
        } catch (AddressException | InvalidJsonException e) {
            giveUp(task, e);
        } catch (MessagingException e) {
            if (task.attempt() >= settings.attempts()) {
                giveUp(task, e);
            } else {
                log.warn("not sent, trying again", "mail", task.id(), "reason", e.getMessage());
            }
        }
    }

    /** The mail is out: while Redis is away nobody else can take it, so this waits for Redis. */
    private void finish(Task task) {
        while (true) {
            try {
                queue.done(task);
                return;
            } catch (JedisException e) {
                if (stopping) {
                    throw e;
                }
                log.warn("cannot mark as sent, trying again", "mail", task.id());
                pause();
            }
        }
    }

    private void giveUp(Task task, Exception reason) {
        queue.giveUp(task, String.valueOf(reason.getMessage()));
        log.error("given up", "mail", task.id(), "reason", reason.getMessage());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Finishes the mail at hand, takes no other. */
    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
