package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.balancing.OpenStream;
import io.stackctl.services.http.Body;
import io.stackctl.services.http.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A stream of events on its way to the client, until the instance ends it or it is told to end:
 * then the client gets the end of a complete answer, between two events where there is such a
 * place, and asks again by itself.
 */
final class EventRelay implements OpenStream {
    private final Link from;
    private final Link client;
    private final Body body;
    private final boolean chunked;
    private final boolean legible;
    private final EventLines lines = new EventLines();

    /** Held by whoever writes, and guards what follows. */
    private final ReentrantLock writing = new ReentrantLock();

    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean told;
    private volatile boolean ended;

    /** {@code legible} when the events are not compressed, so that they can be told apart. */
    EventRelay(Link from, Link client, Body body, boolean chunked, boolean legible) {
        this.from = from;
        this.client = client;
        this.body = body;
        this.chunked = chunked;
        this.legible = legible;
    }

    /** Waits for more of a body, as {@link Body#await}. */
    @FunctionalInterface
    interface Waiting {
        int await(Body body) throws IOException;
    }

    /** Copies it all; true when it was the instance that ended it. */
    boolean run(Waiting waiting) throws IOException {
        try {
            for (int bytes = waiting.await(body); bytes >= 0; bytes = waiting.await(body)) {
                writing.lock();
                try {
                    pass(bytes);
                } finally {
                    writing.unlock();
                }
                finishIfFree();
                if (ended) {
                    return false;
                }
            }
            return finish();
        } catch (IOException e) {
            if (giveUp()) {
                throw e;
            }
            return false; // its connection to the instance was closed, which nobody needs any more
        } finally {
            over.countDown();
        }
    }

    private void pass(int bytes) throws IOException {
        if (ended) {
            return;
        }
        int count = bytes;
        if (told) {
            count = lines.passEvent(from.in().array(), from.in().position(), bytes);
        } else {
            lines.pass(from.in().array(), from.in().position(), bytes);
        }
        body.sendOn(client.out(), count, chunked);
    }

    /** Whoever holds the lock instead looks for a word to end afterwards, here. */
    private void finishIfFree() throws IOException {
        if (told && writing.tryLock()) {
            try {
                if (!legible || lines.atBoundary()) {
                    finish();
                }
            } finally {
                writing.unlock();
            }
        }
    }

    /** False when that has been done. */
    private boolean finish() throws IOException {
        writing.lock();
        try {
            if (ended) {
                return false;
            }
            ended = true;
            if (chunked) {
                client.out().text("0\r\n\r\n");
            }
            client.out().flush();
            return true;
        } finally {
            writing.unlock();
        }
    }

    /** What has failed is not to look complete; false when it was complete before. */
    private boolean giveUp() {
        writing.lock();
        try {
            boolean incomplete = !ended;
            ended = true;
            return incomplete;
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void end(Duration atMost) throws InterruptedException {
        told = true;
        try {
            finishIfFree();
            if (!ended && over.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            finish();
            from.close();
        } catch (IOException e) {
            cut();
        }
    }

    @Override
    public void cut() {
        from.close();
        client.close();
    }
}
