package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.routing.Arrival;
import io.stackctl.services.http.Conversation;
import io.stackctl.services.http.Refusal;
import io.stackctl.services.http.RequestHead;
import io.stackctl.services.http.SocketWire;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One client of the proxy. */
final class ClientConnection extends Conversation {
    private final ProxyContext context;
    private final Arrival arrival;
    private volatile @Nullable Exchange exchange;

    ClientConnection(ProxyContext context, Arrival arrival, SocketWire wire) {
        super(wire, context.buffers(), context.limits().times());
        this.context = context;
        this.arrival = arrival;
    }

    @Override
    protected boolean answer(RequestHead head) throws IOException, InterruptedException {
        var current = new Exchange(context, arrival, link(), this, head);
        exchange = current;
        try {
            boolean open = current.run();
            if (!open && current.uploadEnds()) {
                linger();
            }
            return open;
        } finally {
            exchange = null;
        }
    }

    @Override
    protected void refuse(Refusal refusal) throws IOException {
        new ErrorPage(refusal.status(), refusal.reason()).send(link().out(), null, false, true);
        context.accessLog()
                .add(
                        new AccessLog.Entry(
                                peer().getHostAddress(),
                                "",
                                "",
                                "",
                                refusal.status(),
                                0,
                                0,
                                "",
                                "",
                                0));
    }

    @Override
    protected boolean isNew() {
        var current = exchange;
        return current == null || current.isNew();
    }

    @Override
    protected boolean streams() {
        var current = exchange;
        return current != null && current.answering();
    }

    @Override
    public boolean overdue() {
        var current = exchange;
        boolean silentTunnel =
                current != null
                        && current.tunnels()
                        && still().compareTo(context.limits().tunnelIdle()) > 0;
        return silentTunnel || super.overdue();
    }
}
