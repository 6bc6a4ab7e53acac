package io.stackctl.services.platform.messaging;

import io.stackctl.services.kit.Log;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * What is told to all instances of all services at once, such as {@code settings changed}: Redis'
 * channel {@code announcements}. Each instance that is there hears it once; one that is away at
 * that moment does not, so nothing may depend on it that cannot also be asked for.
 */
public final class Announcements implements AutoCloseable {
    private static final String CHANNEL = "announcements";
    private static final int REMEMBERED = 100;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RedisClient redis;
    private final Log log;
    private final Deque<String> heard = new ArrayDeque<>();
    private final Ear ear = new Ear();
    private volatile boolean closed;

    private Announcements(RedisClient redis, Log log) {
        this.redis = redis;
        this.log = log;
    }

    /** Listens from now on, and again whenever Redis comes back. */
    public static Announcements listen(RedisClient redis, Log log) {
        var announcements = new Announcements(redis, log);
        Thread.ofVirtual().name("announcements").start(announcements::stayTuned);
        return announcements;
    }

    /** What this instance heard since it started, the latest last; a hundred at most. */
    public List<String> heard() {
        synchronized (heard) {
            return List.copyOf(heard);
        }
    }

    private void stayTuned() {
        while (!closed) {
            try {
                redis.subscribe(ear, CHANNEL); // returns when unsubscribed
            } catch (JedisException e) {
                if (!closed) {
                    log.warn("cannot hear announcements, trying again", "reason", e.getMessage());
                    pause();
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        if (ear.isSubscribed()) {
            ear.unsubscribe();
        }
    }

    private final class Ear extends JedisPubSub {
        @Override
        public void onMessage(String channel, String message) {
            log.info("announcement", "text", message);
            synchronized (heard) {
                heard.addLast(message);
                while (heard.size() > REMEMBERED) {
                    heard.removeFirst();
                }
            }
        }
    }
}
