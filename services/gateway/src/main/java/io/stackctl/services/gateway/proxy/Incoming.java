package io.stackctl.services.gateway.proxy;

import io.stackctl.services.http.Body;
import io.stackctl.services.http.BodyFraming;
import io.stackctl.services.http.HttpOutput;
import io.stackctl.services.http.Link;
import io.stackctl.services.http.Refusal;
import io.stackctl.services.http.RequestHead;
import io.stackctl.services.http.ResponseHead;
import java.io.IOException;
import java.util.Map;

/** A response on its way to the client. */
final class Incoming {
    private static final String EVENTS = "text/event-stream";

    private final RequestHead request;
    private final ResponseHead head;
    private final BodyFraming framing;
    private final boolean reusable;
    private boolean awaitsMore;

    Incoming(RequestHead request, ResponseHead head) throws Refusal {
        this.request = request;
        this.head = head;
        this.framing = BodyFraming.ofResponse(request.method(), head);
        this.reusable =
                head.keepsAlive()
                        && !(framing instanceof BodyFraming.UntilClose)
                        && !mayBeFollowedByABody();
        HopByHop.removeFromResponse(head.headers());
        if (head.interim() || head.status() == 204) {
            head.headers().remove("Content-Length"); // RFC 9110, section 8.6
        }
    }

    // Whoever sends a body with an answer to HEAD sends it a moment after the head.
    private boolean mayBeFollowedByABody() {
        return request.method().equals("HEAD") || (head.bodiless() && head.announcesBody());
    }

    int status() {
        return head.status();
    }

    /**
     * True when the instance's connection can take another request once this response is through.
     */
    boolean leavesLinkReusable() {
        return reusable;
    }

    /** True when the client can tell the end of the response without the connection's end. */
    boolean delimited() {
        return request.minor() == 1
                || framing instanceof BodyFraming.Length
                || framing instanceof BodyFraming.None;
    }

    /** Sets fields; an empty value removes one. */
    void set(Map<String, String> fields) {
        fields.forEach((name, value) -> {
            head.headers().remove(name);
            if (!value.isEmpty()) {
                head.headers().add(name, value);
            }
        });
    }

    /** Adds a field to those that are there. */
    void add(String name, String value) {
        head.headers().add(name, value);
    }

    /** Says again what the connections are becoming, which is not passed on by itself. */
    void switchesToWebSocket() {
        head.headers().add("Connection", "Upgrade");
        head.headers().add("Upgrade", "websocket");
    }

    /** True while the instance is to say more: what fails then is no fault of the client's. */
    boolean awaitsMore() {
        return awaitsMore;
    }

    /** True for server-sent events, which have no end of their own. */
    boolean isEventStream() {
        var type = head.headers().first("Content-Type");
        return type != null && type.regionMatches(true, 0, EVENTS, 0, EVENTS.length());
    }

    /** Copies the head of a response that has no body. */
    void relayHead(HttpOutput to) throws IOException {
        to.head("HTTP/1.1 " + head.status() + " " + head.reason(), head.headers());
        to.flush();
    }

    /** Copies it; {@code close} announces that the client's connection ends with it. */
    void relay(Link from, HttpOutput to, boolean close) throws IOException {
        boolean chunked = begin(to, close);
        var body = new Body(from.in(), framing);
        for (int bytes = await(body); bytes >= 0; bytes = await(body)) {
            body.sendOn(to, bytes, chunked);
        }
        if (chunked) {
            to.text("0\r\n\r\n");
        }
        to.flush();
    }

    /** The same for a stream of events: sends its head, and gives what copies the rest. */
    EventRelay beginEvents(Link from, Link client, boolean close) throws IOException {
        boolean chunked = begin(client.out(), close);
        if (from.in().buffered() == 0) {
            client.out().flush(); // the first event may be long in coming
        }
        boolean legible = !head.headers().has("Content-Encoding");
        return new EventRelay(from, client, new Body(from.in(), framing), chunked, legible);
    }

    /** True when the client can tell that a stream which was ended early has ended. */
    boolean chunked() {
        return request.minor() == 1
                && (framing instanceof BodyFraming.Chunked
                        || framing instanceof BodyFraming.UntilClose);
    }

    /** Sends the head; true when the body is to be sent in chunks. */
    private boolean begin(HttpOutput to, boolean close) throws IOException {
        boolean chunked = chunked();
        if (chunked) {
            head.headers().add("Transfer-Encoding", "chunked");
        }
        if (close) {
            head.headers().add("Connection", "close");
        } else if (request.minor() == 0) {
            head.headers().add("Connection", "keep-alive");
        }
        to.head("HTTP/1.1 " + head.status() + " " + head.reason(), head.headers());
        return chunked;
    }

    /** Waits for more of the body, see {@link Body#await}. */
    int await(Body body) throws IOException {
        awaitsMore = true;
        int bytes = body.await();
        awaitsMore = false;
        return bytes;
    }
}
