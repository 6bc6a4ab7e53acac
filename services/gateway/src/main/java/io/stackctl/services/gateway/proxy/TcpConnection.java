package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.balancing.Counters;
import io.stackctl.services.gateway.balancing.Instance;
import io.stackctl.services.gateway.balancing.Ways;
import io.stackctl.services.gateway.routing.Arrival;
import io.stackctl.services.gateway.routing.Route;
import io.stackctl.services.http.Connection;
import io.stackctl.services.http.Link;
import io.stackctl.services.http.Refusal;
import io.stackctl.services.http.Slots;
import io.stackctl.services.http.SocketWire;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One client at a port where bytes are passed on. It is given to an instance as a request is, and
 * counted as one, with the status that a request would have got: why it is closed cannot be said to
 * the client.
 */
final class TcpConnection implements Connection {
    private static final int WENT_WELL = 200;

    private final ProxyContext context;
    private final Arrival arrival;
    private final SocketWire wire;
    private final Link link;
    private final Hold hold;
    private final Progress progress = new Progress();
    private final long begun = System.nanoTime();
    private @Nullable Route route;
    private volatile @Nullable TcpTunnel tunnel;

    TcpConnection(ProxyContext context, Arrival arrival, SocketWire wire) {
        this.context = context;
        this.arrival = arrival;
        this.wire = wire;
        this.link = Link.of(wire, context.buffers());
        this.hold = new Hold(context, link, this, begun, this::clientHasGone);
    }

    /** One that has said something and then ended its side may wait for the answer. */
    private boolean clientHasGone() throws IOException {
        return link.in().ended() && link.in().buffered() == 0;
    }

    @Override
    public void run() {
        try (link) {
            serve();
        } catch (Refusal refusal) {
            progress.status = refusal.status();
        } catch (IOException gone) {
            progress.status = Progress.CLIENT_GONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            hold.close();
            log();
        }
    }

    private void serve() throws IOException, InterruptedException {
        var ways = ways();
        var traffic = ways.traffic();
        route = ways.best();
        if (traffic.maintenance()) {
            throw new Refusal(503, traffic.unit() + " is under maintenance");
        }
        if (hold.await(traffic.unit())) {
            ways = ways(); // what has come instead may be of other revisions
        }
        var course = new Course(ways, arrival, peer());
        route = course.route();
        var search = new Search(context, course, hold, progress);
        progress.status = search.until(claim -> tryAt(claim.instance(), search));
    }

    private Ways ways() throws Refusal {
        var ways = context.fleet().ways(arrival, "", "");
        if (ways == null) {
            throw new Refusal(404, "no service of this network is called here");
        }
        return ways;
    }

    /** The status that it ends with; null when another instance is to be asked. */
    private @Nullable Integer tryAt(Instance instance, Search search) throws InterruptedException {
        var counters = search.enter(instance);
        var open = instance.paths().enter("tcp " + peer().getHostAddress());
        try {
            long connects = System.nanoTime();
            Link to;
            try {
                to =
                        Connecting.to(
                                instance.backend(), context.limits().connect(), context.buffers());
            } catch (IOException e) {
                counters.connectFailed();
                search.failed(instance, e);
                return null;
            }
            counters.latency().add((System.nanoTime() - connects) / 1000);
            instance.succeeded();
            return pass(instance, counters, to, search);
        } finally {
            open.leave();
            counters.left();
        }
    }

    private int pass(Instance instance, Counters counters, Link to, Search search)
            throws InterruptedException {
        var passing = new TcpTunnel(link, to);
        tunnel = passing;
        instance.connections().add(passing);
        try (to) {
            passing.run();
        } finally {
            instance.connections().remove(passing);
        }
        if (passing.ended()) {
            counters.cut();
        }
        if (passing.refused()) {
            counters.gotNoAnswer();
            search.failed(instance, new IOException("it reset a connection before it answered"));
            return 502;
        }
        if (passing.abandoned()) {
            return Progress.CLIENT_GONE;
        }
        context.fleet().wentWell(instance);
        return WENT_WELL;
    }

    private void log() {
        long millis = (System.nanoTime() - begun) / 1_000_000;
        if (route != null) {
            context.fleet().tally(route.name()).add(progress.status, millis);
        }
        if (progress.counters != null) {
            progress.counters.ended(progress.status);
        }
        var passed = tunnel;
        context.accessLog()
                .add(
                        new AccessLog.Entry(
                                peer().getHostAddress(),
                                "TCP",
                                "",
                                "",
                                progress.status,
                                passed == null ? 0 : passed.bytesToClient(),
                                millis,
                                route == null ? "" : route.name(),
                                progress.instance,
                                progress.tries));
    }

    @Override
    public InetAddress peer() {
        return wire.peer();
    }

    @Override
    public Slots.Use use() {
        boolean quiet = still().compareTo(context.limits().times().quiet()) > 0;
        return tunnel != null && quiet ? Slots.Use.QUIET : Slots.Use.BUSY;
    }

    @Override
    public long since() {
        return wire.lastMoved();
    }

    private Duration still() {
        return Duration.ofNanos(System.nanoTime() - wire.lastMoved());
    }

    @Override
    public boolean overdue() {
        return tunnel != null && still().compareTo(context.limits().tunnelIdle()) > 0;
    }

    /** Whether it is idle is for those to say who speak over it. */
    @Override
    public boolean closeIfIdle() {
        return false;
    }

    @Override
    public boolean leave(Slots.Use use) {
        close();
        return true;
    }

    @Override
    public void close() {
        var passing = tunnel;
        if (passing != null) {
            passing.close();
        }
        link.close();
    }
}
