package io.stackctl.services.gateway.proxy;

import io.stackctl.services.http.Body;
import io.stackctl.services.http.BodyFraming;
import io.stackctl.services.http.Link;
import io.stackctl.services.http.Refusal;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends a request body on while the response may already be coming back. */
final class Upload implements Runnable {
    private final Link client;
    private final Link instance;
    private final BodyFraming framing;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean complete;
    private volatile @Nullable IOException fault;
    private volatile long lastProgress = System.nanoTime();

    Upload(Link client, Link instance, BodyFraming framing) {
        this.client = client;
        this.instance = instance;
        this.framing = framing;
    }

    @Override
    public void run() {
        try {
            relay(new Body(client.in(), framing));
        } catch (SocketTimeoutException e) {
            giveUp(new Refusal(408, "the request body stopped coming"));
        } catch (IOException e) {
            giveUp(e);
        } finally {
            over.countDown();
        }
    }

    private void relay(Body body) throws IOException {
        boolean chunked = framing instanceof BodyFraming.Chunked;
        int bytes = body.await();
        while (bytes >= 0) {
            lastProgress = System.nanoTime();
            try {
                body.sendOn(instance.out(), bytes, chunked);
            } catch (IOException refused) {
                return; // it may have answered and closed: whoever reads the response finds out
            }
            bytes = body.await();
        }
        try {
            instance.out().text(chunked ? "0\r\n\r\n" : "").flush();
            complete = true;
        } catch (IOException refused) {
            return; // as above
        }
    }

    private void giveUp(IOException why) {
        fault = why;
        instance.close();
    }

    /** True when all of the body has been sent on. */
    boolean complete() {
        return complete;
    }

    /** Why the client's side failed: a {@link Refusal} when it can still be told. */
    @Nullable IOException fault() {
        return fault;
    }

    boolean over() {
        return over.getCount() == 0;
    }

    long lastProgress() {
        return lastProgress;
    }

    /** Waits for the end, however it comes; false when it has not come in time. */
    boolean awaitEnd(Duration longest) throws InterruptedException {
        return over.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }
}
