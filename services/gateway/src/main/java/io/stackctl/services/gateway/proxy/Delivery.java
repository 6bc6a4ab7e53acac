package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.balancing.Counters;
import io.stackctl.services.gateway.balancing.Instance;
import io.stackctl.services.gateway.balancing.OpenPaths;
import io.stackctl.services.gateway.balancing.OpenStream;
import io.stackctl.services.gateway.balancing.Ways;
import io.stackctl.services.gateway.routing.Middleware;
import io.stackctl.services.http.HeadReader;
import io.stackctl.services.http.HttpInput;
import io.stackctl.services.http.Link;
import io.stackctl.services.http.Refusal;
import io.stackctl.services.http.RequestHead;
import io.stackctl.services.http.ResponseHead;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gets a request answered by an instance of a service: by the first that can. */
final class Delivery {
    /** How often a wait looks up, to see whether it is still worth it. */
    private static final Duration TICK = Duration.ofSeconds(1);

    /** How often a request that an instance may have begun to act on is given to another. */
    private static final int MAX_REPLAYS = 2;

    /** Responses of 1xx before the one that counts; one or two are what servers send. */
    private static final int MAX_INTERIM = 16;

    private static final List<String> WEB_SOCKET = List.of("websocket");

    private final ProxyContext context;
    private final Link client;
    private final RequestHead head;
    private final Outgoing outgoing;
    private final boolean keepsAlive;
    private final Progress progress;
    private final RequestCourse course;
    private final Search search;
    private OpenPaths.@Nullable Entry open;
    private int replays;

    Delivery(
            ProxyContext context,
            Link client,
            RequestHead head,
            Outgoing outgoing,
            boolean keepsAlive,
            Progress progress,
            RequestCourse course,
            Hold hold) {
        this.context = context;
        this.client = client;
        this.head = head;
        this.outgoing = outgoing;
        this.keepsAlive = keepsAlive;
        this.progress = progress;
        this.course = course;
        this.search = new Search(context, course, hold, progress);
    }

    /** True when the client's connection can take another request. */
    boolean run() throws IOException, InterruptedException {
        return search.until(this::tryAt);
    }

    private @Nullable Boolean tryAt(Ways.Claim claim) throws IOException, InterruptedException {
        if (!course.by(claim.route(), outgoing)) {
            return null; // what stands in is not to answer otherwise
        }
        var instance = claim.instance();
        var counters = search.enter(instance);
        var path = instance.paths().enter(head.target().path());
        open = path;
        try {
            return attempt(instance, counters);
        } finally {
            path.leave();
            counters.left();
        }
    }

    /** True or false as {@link #run}; null when another attempt is to be made. */
    private @Nullable Boolean attempt(Instance instance, Counters counters)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        // A connection that rested may end under the request: only what can be repeated goes there.
        var reused = outgoing.replayable() ? instance.idle().take() : null;
        Link link;
        try {
            link = reused == null ? connect(instance) : reused;
        } catch (IOException e) {
            counters.connectFailed();
            search.failed(instance, e);
            return null;
        }
        Incoming response;
        try {
            outgoing.send(link.out(), instance.backend().address());
            if (outgoing.streams()) {
                progress.upload = startUpload(link);
            }
            var answered = response(instance, link);
            counters.latency().add((System.nanoTime() - begun) / 1000);
            if (answered.status() < 500) {
                context.fleet().wentWell(instance);
            } else {
                search.wentWrong(instance);
            }
            if (answered.status() == 101) {
                return tunnel(instance, counters, answered, link);
            }
            response = incoming(answered);
            keepVisitor(instance, response);
        } catch (Refusal refusal) {
            link.close();
            if (refusal.status() == 504) {
                counters.timedOut();
            }
            if (refusal.status() != 503) {
                search.wentWrong(instance); // 503 is for want of buffers
            }
            throw refusal.status() >= 503
                    ? refusal
                    : new Refusal(502, "its response is malformed: " + refusal.reason());
        } catch (ClientGoneException gone) {
            progress.status = Progress.CLIENT_GONE;
            link.close();
            throw gone;
        } catch (IOException e) {
            link.close();
            return afterFailure(instance, counters, reused != null, e);
        }
        instance.succeeded();
        return relay(instance, counters, response, link);
    }

    private @Nullable Boolean afterFailure(
            Instance instance, Counters counters, boolean reused, IOException e)
            throws IOException {
        var fault = uploadFault();
        if (fault != null) {
            throw fault;
        }
        if (reused) {
            // It was closed while it rested, which says nothing about the instance.
            search.forgive(instance);
            instance.idle().clear();
            return null;
        }
        counters.gotNoAnswer();
        search.failed(instance, e);
        if (outgoing.replayable() && replays++ < MAX_REPLAYS) {
            return null;
        }
        throw new Refusal(502, progress.instance + " ended the connection before it answered");
    }

    private Link connect(Instance instance) throws IOException {
        return Connecting.to(instance, context.limits().connect(), context.buffers());
    }

    private Upload startUpload(Link link) throws IOException {
        client.in().paced(context.limits().body());
        var started = new Upload(client, link, head.body());
        Thread.ofVirtual().start(started);
        return started;
    }

    private ResponseHead response(Instance instance, Link link) throws IOException {
        long since = System.nanoTime();
        link.in()
                .patiently(
                        TICK,
                        () -> {
                            checkClient();
                            if (outgoing.replayable()
                                    && !instance.backend().readiness().mayAnswer()) {
                                throw new SocketTimeoutException("not ready any more");
                            }
                            if (outgoing.replayable()
                                    && Connecting.isGone(instance, context.limits().connect())) {
                                instance.failed();
                                throw new SocketTimeoutException("its machine is gone");
                            }
                            var upload = progress.upload;
                            long waiting =
                                    upload == null ? since : Math.max(since, upload.lastProgress());
                            if (passed(waiting, context.limits().response())) {
                                throw new Refusal(
                                        504, progress.instance + " did not answer in time");
                            }
                        });
        for (int interim = 0; interim < MAX_INTERIM; interim++) {
            var response = HeadReader.response(link.in());
            if (!response.interim() || response.status() == 101) {
                return response;
            }
            if (response.announcesBody()) {
                throw new Refusal(400, "an interim response announces a body");
            }
            if (response.status() != 100 && head.minor() == 1) {
                tellClient(incoming(response));
            }
        }
        throw new Refusal(400, "more than " + MAX_INTERIM + " interim responses");
    }

    /** Looks whether the client has closed; while its body is being read, that is noticed there. */
    private void checkClient() throws IOException {
        boolean uploading = progress.upload != null && !progress.upload.over();
        if (uploading || client.in().buffered() > 0) {
            return;
        }
        client.in().eachWithin(Duration.ofMillis(1));
        boolean there;
        try {
            there = client.in().fill();
        } catch (SocketTimeoutException stillThere) {
            // Nothing to read, and no end either.
            return;
        } catch (IOException reset) {
            throw new ClientGoneException();
        }
        if (!there) {
            throw new ClientGoneException();
        }
    }

    /** Sends a head before the answer has begun: what fails then is no fault of the instance's. */
    private void tellClient(Incoming early) throws ClientGoneException {
        try {
            early.relayHead(client.out());
        } catch (IOException left) {
            throw new ClientGoneException();
        }
    }

    private Incoming incoming(ResponseHead response) throws Refusal {
        var incoming = new Incoming(head, response);
        for (var middleware : course.route().middlewares()) {
            if (middleware instanceof Middleware.ResponseFields(var fields)) {
                incoming.set(fields);
            }
        }
        return incoming;
    }

    private void keepVisitor(Instance instance, Incoming response) {
        var visitor = course.visitor();
        var cookie = visitor == null ? null : visitor.setCookie(instance.backend().revision());
        if (cookie != null) {
            response.add("Set-Cookie", cookie);
        }
    }

    private Boolean tunnel(Instance instance, Counters counters, ResponseHead response, Link link)
            throws IOException, InterruptedException {
        if (!outgoing.webSocket() || !response.headers().tokens("Upgrade").equals(WEB_SOCKET)) {
            throw new Refusal(502, "it switches to a protocol that it was not asked for");
        }
        progress.status = 101;
        var incoming = incoming(response);
        keepVisitor(instance, incoming);
        incoming.switchesToWebSocket();
        tellClient(incoming);
        var tunnel = new Tunnel(client, link);
        begin(instance, counters, tunnel);
        try (link) {
            tunnel.run();
        } finally {
            end(instance, counters, tunnel);
        }
        return false;
    }

    private void begin(Instance instance, Counters counters, OpenStream stream) {
        counters.streamBegan();
        if (open != null) {
            open.leave();
        }
        instance.streams().add(stream);
    }

    private static void end(Instance instance, Counters counters, OpenStream stream) {
        instance.streams().remove(stream);
        counters.streamEnded();
    }

    private boolean relay(Instance instance, Counters counters, Incoming response, Link link)
            throws IOException {
        link.in().patiently(TICK, new StreamPatience());
        boolean keep =
                keepsAlive
                        && uploadComplete()
                        && response.delimited()
                        && !context.draining().getAsBoolean();
        progress.status = response.status();
        boolean complete = true;
        try {
            if (response.isEventStream()) {
                complete = relayEvents(instance, counters, response, link, !keep);
            } else {
                response.relay(link, client.out(), !keep);
            }
        } catch (IOException e) {
            link.close();
            boolean clients = e instanceof ClientGoneException || uploadFault() != null;
            if (response.awaitsMore() && !clients) {
                counters.cut();
            }
            // A refusal is for heads; once a response has begun, breaking off is all that can be
            // said.
            throw e instanceof Refusal ? new IOException("the response is malformed", e) : e;
        }
        boolean reusable = complete && response.leavesLinkReusable() && link.in().buffered() == 0;
        if (reusable && uploadComplete()) {
            instance.rest(link);
        } else {
            link.close();
        }
        return keep && (complete || response.chunked());
    }

    /** False when it was ended before the instance did. */
    private boolean relayEvents(
            Instance instance, Counters counters, Incoming response, Link link, boolean close)
            throws IOException {
        var events = response.beginEvents(link, client, close);
        begin(instance, counters, events);
        try {
            return events.run(response::await);
        } finally {
            end(instance, counters, events);
        }
    }

    /** What the client has done wrong with its body. */
    private @Nullable IOException uploadFault() {
        return progress.upload == null ? null : progress.upload.fault();
    }

    private boolean uploadComplete() {
        return progress.upload == null || progress.upload.complete();
    }

    private static boolean passed(long since, Duration limit) {
        return System.nanoTime() - since > limit.toNanos();
    }

    /** Waits for more of a response as long as it has not been silent for too long. */
    private final class StreamPatience implements HttpInput.Patience {
        private long lastChange = System.nanoTime();
        private long lastTotal = client.out().total();

        @Override
        public void stillWaiting() throws IOException {
            checkClient();
            long total = client.out().total();
            if (total != lastTotal) {
                lastTotal = total;
                lastChange = System.nanoTime();
            }
            if (passed(lastChange, context.limits().streamIdle())) {
                throw new SocketTimeoutException("nothing came for too long");
            }
        }
    }
}
