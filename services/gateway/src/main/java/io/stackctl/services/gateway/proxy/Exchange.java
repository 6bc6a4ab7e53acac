package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.balancing.Ways;
import io.stackctl.services.gateway.routing.Arrival;
import io.stackctl.services.gateway.routing.Rewrite;
import io.stackctl.services.gateway.routing.Route;
import io.stackctl.services.http.Headers;
import io.stackctl.services.http.Link;
import io.stackctl.services.http.Reason;
import io.stackctl.services.http.Refusal;
import io.stackctl.services.http.RequestHead;
import io.stackctl.services.http.Slots;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One request of a client, and what it is answered with. */
final class Exchange {
    private static final Duration LINGER = Duration.ofSeconds(1);

    private final ProxyContext context;
    private final Arrival arrival;
    private final Link client;
    private final InetAddress peer;
    private final RequestHead head;
    private final Hold hold;
    private final Progress progress = new Progress();
    private final boolean keepsAlive;
    private final long begun = System.nanoTime();
    private final long sentBefore;
    private @Nullable Route route;

    /** {@code self} is the client's place among all. */
    Exchange(
            ProxyContext context,
            Arrival arrival,
            Link client,
            Slots.Occupant self,
            RequestHead head) {
        this.context = context;
        this.arrival = arrival;
        this.client = client;
        this.peer = self.peer();
        this.head = head;
        this.hold = new Hold(context, client, self, begun, client.in()::ended);
        this.keepsAlive = head.keepsAlive();
        this.sentBefore = client.out().total();
    }

    /** True when the client's connection can take another request. */
    boolean run() throws IOException, InterruptedException {
        boolean open = false;
        try {
            open = answer();
        } catch (Refusal refusal) {
            if (progress.status == 0) {
                refuse(new ErrorPage(refusal.status(), refusal.reason()));
            }
        } catch (IOException gone) {
            // What an instance fails with is a refusal, or comes once the response has begun.
            progress.status = progress.status == 0 ? Progress.CLIENT_GONE : progress.status;
            throw gone;
        } finally {
            hold.close();
            log();
        }
        return open;
    }

    private boolean answer() throws IOException, InterruptedException {
        var ignored = head.target().checked();
        var ways = ways();
        route = ways.best();
        var traffic = ways.traffic();
        if (traffic.maintenance()) {
            refuse(ErrorPage.maintenance(traffic.unit()));
            return false;
        }
        if (hold.await(traffic.unit())) {
            ways = ways(); // the one that has come instead may declare others
        }
        var course =
                new RequestCourse(
                        ways,
                        arrival,
                        head,
                        context.forwarded().client(head.headers(), peer),
                        context.forwarded().proto(head.headers(), peer));
        route = course.route();
        return switch (course.rewrite()) {
            case Rewrite.Redirect redirect -> redirect(redirect);
            case Rewrite.Forward forward -> forward(course, forward);
        };
    }

    private void refuse(ErrorPage page) throws IOException {
        progress.status = page.status();
        page.send(client.out(), head.headers(), head.method().equals("HEAD"), true);
    }

    private Ways ways() throws Refusal, InterruptedException {
        var fleet = context.fleet();
        var host = head.hostName();
        var path = head.target().path();
        var found = fleet.ways(arrival, host, path);
        if (found == null && !fleet.known()) {
            fleet.awaitChange(context.limits().retryFor());
            found = fleet.ways(arrival, host, path);
        }
        if (found == null) {
            throw fleet.known()
                    ? new Refusal(404, nowhere(host, path))
                    : new Refusal(503, "the engine has not told of any containers yet");
        }
        return found;
    }

    private String nowhere(String host, String path) {
        return switch (arrival) {
            case Arrival.Web _ -> "no route for " + host + path;
            case Arrival.Inside at -> {
                var names = context.fleet().routing().table().names(at);
                yield names.isEmpty()
                        ? "no service of this network is called at port " + at.port()
                        : "no service is called "
                                + host
                                + " at port "
                                + at.port()
                                + ": there are "
                                + String.join(", ", names);
            }
        };
    }

    private boolean redirect(Rewrite.Redirect redirect) throws IOException {
        var headers = new Headers();
        headers.add("Location", redirect.location());
        headers.add("Content-Length", "0");
        headers.add("Connection", "close");
        progress.status = redirect.status();
        var reason = Reason.of(redirect.status());
        client.out().head("HTTP/1.1 " + redirect.status() + " " + reason, headers);
        client.out().flush();
        return false;
    }

    private boolean forward(RequestCourse course, Rewrite.Forward forward)
            throws IOException, InterruptedException {
        // A client of HTTP/1.0 cannot mean it (RFC 9110, section 10.1.1).
        var expectation = head.minor() == 0 ? null : head.headers().first("Expect");
        var outgoing = new Outgoing(head, forward, context.forwarded(), peer);
        if (expectation != null) {
            if (!expectation.equalsIgnoreCase("100-continue")) {
                throw new Refusal(417, "only 100-continue can be expected");
            }
            if (outgoing.streams()) {
                client.out().text("HTTP/1.1 100 Continue\r\n\r\n").flush();
            }
        }
        if (outgoing.awaitsBody(client)) {
            hold.close(); // others do not wait for this client
        }
        outgoing.readSmallBody(client);
        return new Delivery(context, client, head, outgoing, keepsAlive, progress, course, hold)
                .run();
    }

    /** Waits a moment for the client to end its body; false when it goes on sending. */
    boolean uploadEnds() throws InterruptedException {
        var upload = progress.upload;
        return upload == null || upload.awaitEnd(LINGER);
    }

    /** True while neither an instance nor the end of a hold is waited for. */
    boolean isNew() {
        return !progress.waits && !hold.waits();
    }

    /** True when the response has begun. */
    boolean answering() {
        return progress.status != 0;
    }

    /** True when the connection has become a WebSocket. */
    boolean tunnels() {
        return progress.status == 101;
    }

    private void log() {
        long millis = (System.nanoTime() - begun) / 1_000_000;
        if (route != null) {
            context.fleet().tally(route.name()).add(progress.status, millis);
        }
        if (progress.counters != null) {
            progress.counters.ended(progress.status);
        }
        context.accessLog()
                .add(
                        new AccessLog.Entry(
                                peer.getHostAddress(),
                                head.method(),
                                head.host(),
                                head.target().path(),
                                progress.status,
                                client.out().total() - sentBefore,
                                millis,
                                route == null ? "" : route.name(),
                                progress.instance,
                                progress.tries));
    }
}
