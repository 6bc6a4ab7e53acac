package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.balancing.OpenStream;
import io.stackctl.services.http.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Bytes in both directions, as they come. Either side may end what it says and go on listening; one
 * that breaks off has the other see the same.
 */
final class TcpTunnel implements OpenStream {
    /** Nobody has said anything for so long: what was asked has been answered. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final Duration LOOK = Duration.ofMillis(20);

    /** Who has broken it off. */
    private enum Side {
        NOBODY,
        CLIENT,
        INSTANCE,
        /** The gateway, since the instance is to go. */
        DEPLOYMENT,
        /** The gateway, for another reason. */
        GATEWAY
    }

    private final Link client;
    private final Link instance;
    private final CountDownLatch ends = new CountDownLatch(2);
    private final AtomicLong toClient = new AtomicLong();
    private final AtomicReference<Side> broken = new AtomicReference<>(Side.NOBODY);
    private volatile boolean instanceEnded;
    private volatile boolean clientWaits;
    private volatile long lastMoved = System.nanoTime();

    TcpTunnel(Link client, Link instance) {
        this.client = client;
        this.instance = instance;
    }

    /** Returns when both sides have ended, or one has broken off. */
    void run() throws InterruptedException {
        Thread.ofVirtual().start(() -> copy(Side.INSTANCE));
        copy(Side.CLIENT);
        ends.await();
    }

    private void copy(Side speaker) {
        boolean asks = speaker == Side.CLIENT;
        var from = asks ? client : instance;
        var to = asks ? instance : client;
        var loser = speaker;
        try {
            from.in().eachWithin(Duration.ZERO);
            while (from.in().buffered() > 0 || from.in().fill()) {
                int bytes = from.in().buffered();
                clientWaits = asks;
                lastMoved = System.nanoTime();
                toClient.addAndGet(asks ? 0 : bytes);
                loser = asks ? Side.INSTANCE : Side.CLIENT;
                to.wire().write(from.in().array(), from.in().position(), bytes);
                loser = speaker;
                from.in().consume(bytes);
            }
            instanceEnded = instanceEnded || !asks;
            loser = asks ? Side.INSTANCE : Side.CLIENT;
            to.wire().endOutput();
        } catch (IOException e) {
            breakOff(loser);
        } finally {
            ends.countDown();
        }
    }

    /** A reset, since after an end like any other what was said would look complete. */
    private void breakOff(Side by) {
        if (broken.compareAndSet(Side.NOBODY, by)) {
            client.wire().reset();
            instance.wire().reset();
        }
    }

    long bytesToClient() {
        return toClient.get();
    }

    /** True when the instance broke it off without having said anything. */
    boolean refused() {
        return broken.get() == Side.INSTANCE && toClient.get() == 0 && !instanceEnded;
    }

    /** True when the client broke it off before the instance said anything. */
    boolean abandoned() {
        return broken.get() == Side.CLIENT && toClient.get() == 0;
    }

    /** True when it was ended because its instance is to go. */
    boolean ended() {
        return broken.get() == Side.DEPLOYMENT;
    }

    /**
     * Ends it in a pause, where the instance has had the last word: what the bytes mean, nobody
     * here knows.
     */
    @Override
    public void end(Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() - until < 0) {
            if (ends.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            boolean pause = System.nanoTime() - lastMoved > PAUSE.toNanos();
            if (pause && !clientWaits && broken.compareAndSet(Side.NOBODY, Side.DEPLOYMENT)) {
                client.close();
                instance.close();
                return;
            }
        }
    }

    @Override
    public void cut() {
        breakOff(Side.DEPLOYMENT);
    }

    /** Breaks it off for want of anything else to do with it. */
    void close() {
        breakOff(Side.GATEWAY);
    }
}
