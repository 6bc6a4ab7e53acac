package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.balancing.OpenStream;
import io.stackctl.services.http.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Bytes in both directions, as they come, once a connection has become a WebSocket. */
final class Tunnel implements OpenStream {
    /** A close frame with 1012, service restart: a client that gets it is to come back. */
    private static final byte[] COME_BACK = closeFrame(1012, "service restart");

    /** A close frame with 1001, going away, under a mask of zeros: as if the client had left. */
    private static final byte[] LEAVING = {
        (byte) 0x88, (byte) 0x82, 0, 0, 0, 0, (byte) (1001 >> 8), (byte) 1001
    };

    private static final long LOOK_EACH_MILLIS = 10;

    private final Link client;
    private final Link instance;
    private final Passage toClient;
    private final Passage toInstance;
    private final CountDownLatch ends = new CountDownLatch(2);

    Tunnel(Link client, Link instance) {
        this.client = client;
        this.instance = instance;
        this.toClient = new Passage(instance, client, new Frames(false));
        this.toInstance = new Passage(client, instance, new Frames(true));
    }

    private static byte[] closeFrame(int code, String reason) {
        var frame = new byte[4 + reason.length()];
        frame[0] = (byte) 0x88;
        frame[1] = (byte) (2 + reason.length());
        frame[2] = (byte) (code >> 8);
        frame[3] = (byte) code;
        for (int i = 0; i < reason.length(); i++) {
            frame[4 + i] = (byte) reason.charAt(i);
        }
        return frame;
    }

    /** Returns when both sides have ended, or one has failed. */
    void run() throws InterruptedException {
        Thread.ofVirtual().start(() -> copy(toClient, instance, client));
        copy(toInstance, client, instance);
        ends.await();
    }

    private void copy(Passage passage, Link from, Link to) {
        try {
            from.in().eachWithin(Duration.ZERO);
            passage.run();
            to.wire().endOutput();
        } catch (IOException ignored) {
            // One of the two has left, which is how tunnels end: the other one is to notice.
            cut();
        } finally {
            ends.countDown();
        }
    }

    /**
     * Tells the client to come back, and lets it answer: what it has said until then still reaches
     * the instance.
     */
    @Override
    public void end(Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        try {
            toClient.end(COME_BACK);
            while (!toInstance.closed() && System.nanoTime() - until < 0) {
                if (ends.await(LOOK_EACH_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            if (toClient.ended() && !toInstance.lost()) {
                toInstance.end(LEAVING);
                client.wire().endOutput();
                instance.wire().endOutput();
            }
        } catch (IOException e) {
            cut();
        }
    }

    @Override
    public void cut() {
        client.close();
        instance.close();
    }
}
