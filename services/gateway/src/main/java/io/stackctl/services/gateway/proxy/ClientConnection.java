package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.http.HeadReader;
import io.stackctl.services.gateway.http.Link;
import io.stackctl.services.gateway.http.Refusal;
import io.stackctl.services.gateway.http.RequestHead;
import io.stackctl.services.gateway.http.SocketWire;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One client: request after request, until either side has enough. */
final class ClientConnection implements Runnable {
    private final ProxyContext context;
    private final SocketWire wire;
    private final Link link;
    private final Runnable onEnd;
    private final AtomicBoolean idle = new AtomicBoolean(true);
    private volatile long idleSince = System.nanoTime();

    ClientConnection(ProxyContext context, SocketWire wire, Runnable onEnd) {
        this.context = context;
        this.wire = wire;
        this.link = Link.of(wire, context.buffers());
        this.onEnd = onEnd;
    }

    @Override
    public void run() {
        try (link) {
            boolean open = true;
            while (open && awaitRequest()) {
                open = serve();
            }
        } catch (IOException ignored) {
            // The client has left, or its instance has in the middle of a response: closing is all
            // that can be said.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            onEnd.run();
        }
    }

    private boolean awaitRequest() throws IOException {
        if (link.in().buffered() > 0) {
            return true;
        }
        link.rest();
        link.in().eachWithin(context.limits().idle());
        idleSince = System.nanoTime();
        idle.set(true);
        try {
            // Whoever wins the flag decides: this request, or the one that closes idle connections.
            return link.in().fill() && idle.compareAndSet(true, false);
        } catch (SocketTimeoutException ignored) {
            // It had nothing more to ask for as long as connections may rest.
            return false;
        }
    }

    private boolean serve() throws IOException, InterruptedException {
        var head = head();
        return head != null && new Exchange(context, link, wire.peer(), head).run();
    }

    private @Nullable RequestHead head() throws IOException {
        try {
            link.in().within(context.limits().header());
            return HeadReader.request(link.in());
        } catch (SocketTimeoutException e) {
            refuse(new Refusal(408, "the request head did not come in time"));
        } catch (Refusal refusal) {
            refuse(refusal);
        }
        return null;
    }

    private void refuse(Refusal refusal) throws IOException {
        new ErrorPage(refusal.status(), refusal.reason()).send(link.out(), null, false, true);
        wire.endOutput();
        context.accessLog()
                .add(
                        new AccessLog.Entry(
                                wire.peer().getHostAddress(),
                                "",
                                "",
                                "",
                                refusal.status(),
                                0,
                                0,
                                "",
                                "",
                                0));
        link.in().within(Duration.ofSeconds(1));
        while (link.in().fill()) {
            link.in().consume(link.in().buffered());
        }
    }

    /** Closes it if it waits for a request; false when one is under way. */
    boolean closeIfIdle() {
        boolean closed = idle.compareAndSet(true, false);
        if (closed) {
            link.close();
        }
        return closed;
    }

    boolean idle() {
        return idle.get();
    }

    long idleSince() {
        return idleSince;
    }

    boolean stalled() {
        return wire.stalledFor(context.limits().body());
    }

    void close() {
        link.close();
    }
}
