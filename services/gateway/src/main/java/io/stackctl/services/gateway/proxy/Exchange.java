package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.balancing.Instance;
import io.stackctl.services.gateway.http.HeadReader;
import io.stackctl.services.gateway.http.Headers;
import io.stackctl.services.gateway.http.Link;
import io.stackctl.services.gateway.http.Refusal;
import io.stackctl.services.gateway.http.RequestHead;
import io.stackctl.services.gateway.http.ResponseHead;
import io.stackctl.services.gateway.http.SocketWire;
import io.stackctl.services.gateway.routing.Readiness;
import io.stackctl.services.gateway.routing.Rewrite;
import io.stackctl.services.gateway.routing.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One request and its response. */
final class Exchange {
    /** How often a wait looks up, to see whether it is still worth it. */
    private static final Duration TICK = Duration.ofSeconds(1);

    /** How often a request that an instance may have begun to act on is given to another. */
    private static final int MAX_REPLAYS = 2;

    private static final Duration RETRY_PAUSE = Duration.ofMillis(100);
    private static final Duration LINGER = Duration.ofSeconds(1);

    private final ProxyContext context;
    private final Link client;
    private final InetAddress peer;
    private final RequestHead head;
    private final boolean keepsAlive;
    private final long begun = System.nanoTime();
    private final long sentBefore;
    private @Nullable Route route;
    private @Nullable Upload upload;
    private String instanceName = "";
    private int tries;
    private int replays;
    private int status;

    Exchange(ProxyContext context, Link client, InetAddress peer, RequestHead head) {
        this.context = context;
        this.client = client;
        this.peer = peer;
        this.head = head;
        this.keepsAlive = head.keepsAlive() && !context.draining().getAsBoolean();
        this.sentBefore = client.out().total();
    }

    /** True when the client's connection can take another request. */
    boolean run() throws IOException, InterruptedException {
        try {
            return answer();
        } catch (Refusal refusal) {
            if (status == 0) {
                page(refusal.status(), refusal.reason(), true);
            }
            linger();
            return false;
        } finally {
            log();
        }
    }

    private boolean answer() throws IOException, InterruptedException {
        var found = context.fleet().match(head.hostName(), head.target().path());
        if (found == null && !context.fleet().known()) {
            context.fleet().awaitChange(context.limits().retryFor());
            found = context.fleet().match(head.hostName(), head.target().path());
        }
        if (found == null && !context.fleet().known()) {
            throw new Refusal(503, "the engine has not told of any containers yet");
        }
        if (found == null) {
            throw new Refusal(404, "no route for " + head.hostName() + head.target().path());
        }
        route = found;
        return switch (Rewrite.of(
                head, context.forwarded().proto(head.headers(), peer), found.middlewares())) {
            case Rewrite.Redirect redirect -> redirect(redirect);
            case Rewrite.Forward forward -> forward(found, forward);
        };
    }

    private boolean redirect(Rewrite.Redirect redirect) throws IOException {
        var headers = new Headers();
        headers.add("Location", redirect.location());
        headers.add("Content-Length", "0");
        headers.add("Connection", "close");
        status = redirect.status();
        client.out().head("HTTP/1.1 " + status + " " + ErrorPage.reason(status), headers);
        client.out().flush();
        linger();
        return false;
    }

    private boolean forward(Route to, Rewrite.Forward forward)
            throws IOException, InterruptedException {
        var expectation = head.headers().first("Expect");
        var outgoing = new Outgoing(head, forward, context.forwarded(), peer);
        if (expectation != null) {
            if (!expectation.equalsIgnoreCase("100-continue")) {
                throw new Refusal(417, "only 100-continue can be expected");
            }
            if (outgoing.streams()) {
                client.out().text("HTTP/1.1 100 Continue\r\n\r\n").flush();
            }
        }
        outgoing.readSmallBody(client, context.limits().body());
        return send(to, outgoing);
    }

    private boolean send(Route to, Outgoing outgoing) throws IOException, InterruptedException {
        Set<Instance> tried = new HashSet<>();
        long giveUp = begun + context.limits().retryFor().toNanos();
        while (true) {
            var service = context.fleet().service(to.service());
            var instance = service.choose(tried);
            if (instance == null) {
                if (System.nanoTime() - giveUp > 0) {
                    throw tries > 0
                            ? new Refusal(
                                    502, "no instance of " + to.service() + " takes connections")
                            : new Refusal(503, "no instance of " + to.service() + " is ready");
                }
                tried.clear();
                context.fleet().awaitChange(RETRY_PAUSE);
                continue;
            }
            tried.add(instance);
            instanceName = instance.backend().containerName();
            tries++;
            instance.begin();
            try {
                var kept = attempt(instance, outgoing, tried);
                if (kept != null) {
                    return kept;
                }
            } finally {
                instance.end();
            }
        }
    }

    /** True or false as {@link #run}; null when another attempt is to be made. */
    private @Nullable Boolean attempt(Instance instance, Outgoing outgoing, Set<Instance> tried)
            throws IOException, InterruptedException {
        var reused = outgoing.replayable() ? instance.idle().take() : null;
        Link link;
        try {
            link = reused == null ? connect(instance) : reused;
        } catch (IOException e) {
            instance.failed();
            return null;
        }
        Incoming response;
        try {
            outgoing.send(link.out(), instance.backend().address());
            if (outgoing.streams()) {
                upload = startUpload(link);
            }
            var first = response(instance, outgoing, link);
            if (first.status() == 101) {
                return tunnel(first, outgoing, link);
            }
            response = new Incoming(head, first);
        } catch (Refusal refusal) {
            link.close();
            throw refusal.status() == 504
                    ? refusal
                    : new Refusal(502, "its response is malformed: " + refusal.reason());
        } catch (ClientGoneException gone) {
            link.close();
            throw gone;
        } catch (IOException e) {
            link.close();
            return afterFailure(instance, outgoing, tried, reused != null);
        }
        instance.succeeded();
        return relay(instance, response, link);
    }

    private @Nullable Boolean afterFailure(
            Instance instance, Outgoing outgoing, Set<Instance> tried, boolean reused)
            throws IOException {
        var fault = upload == null ? null : upload.fault();
        if (fault != null) {
            throw fault;
        }
        if (reused) {
            // It was closed while it rested, which says nothing about the instance.
            tried.remove(instance);
            instance.idle().clear();
            return null;
        }
        instance.failed();
        if (outgoing.replayable() && replays++ < MAX_REPLAYS) {
            return null;
        }
        throw new Refusal(502, instanceName + " ended the connection before it answered");
    }

    private Link connect(Instance instance) throws IOException {
        var wire = SocketWire.unconnected();
        try {
            var backend = instance.backend();
            wire.connect(
                    new InetSocketAddress(InetAddress.ofLiteral(backend.address()), backend.port()),
                    context.limits().connect());
            return Link.of(wire);
        } catch (IOException | IllegalArgumentException e) {
            wire.close();
            throw new IOException("no connection", e);
        }
    }

    private Upload startUpload(Link link) throws IOException {
        client.in().eachWithin(context.limits().body());
        var started = new Upload(client, link, head.body());
        Thread.ofVirtual().start(started);
        return started;
    }

    private ResponseHead response(Instance instance, Outgoing outgoing, Link link)
            throws IOException {
        long since = System.nanoTime();
        link.in()
                .patiently(
                        TICK,
                        () -> {
                            checkClient();
                            if (outgoing.replayable()
                                    && instance.backend().readiness() != Readiness.READY) {
                                throw new SocketTimeoutException(
                                        "the instance is not ready any more");
                            }
                            long waiting =
                                    upload == null ? since : Math.max(since, upload.lastProgress());
                            if (System.nanoTime() - waiting
                                    > context.limits().response().toNanos()) {
                                throw new Refusal(504, instanceName + " did not answer in time");
                            }
                        });
        while (true) {
            var response = HeadReader.response(link.in());
            if (!response.interim() || response.status() == 101) {
                return response;
            }
            if (response.status() != 100 && head.minor() == 1) {
                HopByHop.removeFromResponse(response.headers());
                client.out()
                        .head(
                                "HTTP/1.1 " + response.status() + " " + response.reason(),
                                response.headers());
                client.out().flush();
            }
        }
    }

    /** Looks whether the client has closed; while its body is being read, that is noticed there. */
    private void checkClient() throws IOException {
        if (upload != null && !upload.over()) {
            return;
        }
        if (client.in().buffered() > 0) {
            return;
        }
        client.in().eachWithin(Duration.ofMillis(1));
        try {
            if (!client.in().fill()) {
                throw new ClientGoneException();
            }
        } catch (SocketTimeoutException stillThere) {
            return;
        }
    }

    private Boolean tunnel(ResponseHead response, Outgoing outgoing, Link link)
            throws IOException, InterruptedException {
        if (!outgoing.webSocket()) {
            throw new Refusal(502, "it switches protocols without having been asked");
        }
        HopByHop.removeFromResponse(response.headers());
        response.headers().add("Connection", "Upgrade");
        response.headers().add("Upgrade", "websocket");
        status = 101;
        client.out().head("HTTP/1.1 101 Switching Protocols", response.headers());
        client.out().flush();
        try (link) {
            new Tunnel(client, link).run();
        }
        return false;
    }

    private boolean relay(Instance instance, Incoming response, Link link)
            throws IOException, InterruptedException {
        long[] seen = {System.nanoTime(), client.out().total()};
        link.in()
                .patiently(
                        TICK,
                        () -> {
                            checkClient();
                            if (client.out().total() != seen[1]) {
                                seen[0] = System.nanoTime();
                                seen[1] = client.out().total();
                            }
                            if (System.nanoTime() - seen[0]
                                    > context.limits().streamIdle().toNanos()) {
                                throw new SocketTimeoutException("nothing came for too long");
                            }
                        });
        boolean uploaded = upload == null || upload.complete();
        boolean keep =
                keepsAlive
                        && uploaded
                        && response.delimited()
                        && !context.draining().getAsBoolean();
        status = response.status();
        try {
            response.relay(link, client.out(), !keep);
        } catch (Refusal malformed) {
            link.close();
            throw new IOException("the response is malformed", malformed);
        } catch (IOException e) {
            link.close();
            throw e;
        }
        boolean allSent = upload == null || upload.complete();
        if (allSent
                && response.leavesLinkReusable()
                && link.in().buffered() == 0
                && instance.accepts()) {
            instance.idle().put(link);
        } else {
            link.close();
        }
        if (!keep) {
            linger();
        }
        return keep;
    }

    /**
     * Lets the client read the response before the connection goes: closing with unread bytes makes
     * the kernel reset it, and the response would be lost.
     */
    private void linger() throws IOException {
        client.out().flush();
        client.wire().endOutput();
        try {
            if (upload != null && !upload.awaitEnd(LINGER)) {
                return;
            }
            client.in().within(LINGER);
            while (client.in().fill()) {
                client.in().consume(client.in().buffered());
            }
        } catch (IOException ignored) {
            // It is over either way.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void page(int code, String why, boolean close) throws IOException {
        status = code;
        new ErrorPage(code, why)
                .send(client.out(), head.headers(), head.method().equals("HEAD"), close);
    }

    private void log() {
        long millis = (System.nanoTime() - begun) / 1_000_000;
        if (route != null) {
            context.fleet().tally(route.name()).add(status, millis);
        }
        context.accessLog()
                .add(
                        new AccessLog.Entry(
                                peer.getHostAddress(),
                                head.method(),
                                head.host(),
                                head.target().path(),
                                status,
                                client.out().total() - sentBefore,
                                millis,
                                route == null ? "" : route.name(),
                                instanceName,
                                tries));
    }
}
