package io.stackctl.services.gateway.proxy;

import io.stackctl.services.http.HttpInput;
import io.stackctl.services.http.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Bytes in both directions, as they come, once a connection has become a WebSocket. */
final class Tunnel {
    private final Link client;
    private final Link instance;

    Tunnel(Link client, Link instance) {
        this.client = client;
        this.instance = instance;
    }

    /** Returns when both sides have ended, or one has failed. */
    void run() throws InterruptedException {
        var back = new CountDownLatch(1);
        Thread.ofVirtual()
                .start(() -> {
                    copy(instance, client);
                    back.countDown();
                });
        copy(client, instance);
        back.await();
    }

    private void copy(Link from, Link to) {
        try {
            from.in().eachWithin(Duration.ZERO);
            copy(from.in(), to);
            to.wire().endOutput();
        } catch (IOException ignored) {
            // One of the two has left, which is how tunnels end: the other one is to notice.
            client.close();
            instance.close();
        }
    }

    private static void copy(HttpInput from, Link to) throws IOException {
        while (from.buffered() > 0 || from.fill()) {
            to.wire().write(from.array(), from.position(), from.buffered());
            from.consume(from.buffered());
        }
    }
}
