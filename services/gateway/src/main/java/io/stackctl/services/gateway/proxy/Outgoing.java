package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.routing.Rewrite;
import io.stackctl.services.http.Body;
import io.stackctl.services.http.BodyFraming;
import io.stackctl.services.http.Headers;
import io.stackctl.services.http.HttpOutput;
import io.stackctl.services.http.Link;
import io.stackctl.services.http.Refusal;
import io.stackctl.services.http.RequestHead;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;

/** A request as an instance will get it, which may be sent more than once. */
final class Outgoing {
    /**
     * A body up to this size is read before an instance is chosen, so that it can be sent to
     * another.
     */
    private static final int SMALL_BODY = 8 * 1024;

    private static final String PREFIX = "X-Forwarded-Prefix";

    private final RequestHead head;
    private Rewrite.Forward forward;
    private final boolean webSocket;
    private byte[] body = {};
    private boolean bodyRead;

    Outgoing(RequestHead head, Rewrite.Forward forward, Forwarded forwarded, InetAddress peer)
            throws Refusal {
        this.head = head;
        this.forward = forward;
        this.webSocket = head.upgradesToWebSocket();
        var headers = head.headers();
        HopByHop.remove(headers);
        headers.remove("Expect");
        forwarded.write(headers, peer, head.host(), forward.prefix());
        if (head.body() instanceof BodyFraming.Chunked) {
            headers.add("Transfer-Encoding", "chunked");
        }
        if (webSocket) {
            headers.add("Connection", "Upgrade");
            headers.add("Upgrade", "websocket");
        }
        bodyRead = head.body() instanceof BodyFraming.None;
    }

    /** It goes by another route. */
    void by(Rewrite.Forward other) {
        forward = other;
        head.headers().remove(PREFIX);
        if (!other.prefix().isEmpty()) {
            head.headers().add(PREFIX, other.prefix());
        }
    }

    boolean webSocket() {
        return webSocket;
    }

    /** True when the client's connection holds more of this request. */
    boolean streams() {
        return !bodyRead;
    }

    /**
     * True when it can be sent to another instance although the first may have begun to act on it.
     */
    boolean replayable() {
        return bodyRead && head.idempotent() && !webSocket;
    }

    /** True when more of its body is to come than has been read ahead. */
    boolean awaitsBody(Link client) {
        return switch (head.body()) {
            case BodyFraming.None ignored -> false;
            case BodyFraming.Length(var bytes) -> bytes > client.in().buffered();
            case BodyFraming.Chunked ignored -> true;
            case BodyFraming.UntilClose ignored -> true;
        };
    }

    /** Reads a small body; larger ones and those of unknown size stay where they are. */
    void readSmallBody(Link client) throws IOException {
        if (!(head.body() instanceof BodyFraming.Length(var bytes)) || bytes > SMALL_BODY) {
            return;
        }
        body = new byte[(int) bytes];
        var incoming = new Body(client.in(), head.body());
        try {
            int at = 0;
            for (int ready = incoming.await(); ready >= 0; ready = incoming.await()) {
                System.arraycopy(client.in().array(), client.in().position(), body, at, ready);
                at += ready;
                incoming.consume(ready);
            }
        } catch (SocketTimeoutException e) {
            throw new Refusal(408, "the request body stopped coming");
        }
        bodyRead = true;
    }

    /** Sends the head, and the body as far as it has been read. */
    void send(HttpOutput out, String address) throws IOException {
        Headers headers = head.headers();
        if (head.host().isEmpty()) {
            headers.set("Host", address);
        }
        out.head(head.method() + " " + forward.target() + " HTTP/1.1", headers);
        out.bytes(body, 0, body.length);
        out.flush();
    }
}
