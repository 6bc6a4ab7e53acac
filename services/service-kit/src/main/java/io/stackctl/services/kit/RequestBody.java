package io.stackctl.services.kit;

import io.stackctl.services.http.Body;
import io.stackctl.services.http.BodyFraming;
import io.stackctl.services.http.Budget;
import io.stackctl.services.http.Grant;
import io.stackctl.services.http.Link;
import io.stackctl.services.http.Refusal;
import io.stackctl.services.http.RequestHead;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;

/**
 * The body of a request, as it comes. What is kept of it counts against a budget that all requests
 * share: no number of callers makes the service run out of memory.
 */
final class RequestBody implements AutoCloseable {
    /** How much of a body that is too long is still read, in bytes. */
    private static final long LONGEST_REST = 8 << 20;

    /** As bytes, and as what is made of them. */
    private static final int COPIES = 2;

    private final Link link;
    private final BodyFraming framing;
    private final Body body;
    private final Grant grant;
    private boolean awaited;

    RequestBody(Link link, RequestHead head, Budget budget) {
        this.link = link;
        this.framing = head.body();
        this.body = new Body(link.in(), framing);
        this.grant = new Grant(budget);
        // A client of HTTP/1.0 cannot mean it (RFC 9110, section 10.1.1).
        this.awaited =
                head.minor() == 1
                        && !(head.body() instanceof BodyFraming.None)
                        && "100-continue".equalsIgnoreCase(head.headers().first("Expect"));
    }

    /**
     * All of it.
     *
     * @throws HttpError 413 when it has more than so many bytes, 503 when there is no room for it,
     *     400 or 408 when it does not come as it should
     */
    byte[] read(long most) throws IOException {
        try {
            return readAll(most);
        } catch (SocketTimeoutException e) {
            throw new HttpError(408, "the body stopped coming");
        } catch (Refusal refusal) {
            throw new HttpError(refusal.status(), refusal.reason());
        }
    }

    private byte[] readAll(long most) throws IOException {
        ask();
        var all = new ByteArrayOutputStream();
        for (int bytes = body.await(); bytes >= 0; bytes = body.await()) {
            if (all.size() + bytes > most) {
                discardRest();
                throw new HttpError(413, "the body is longer than " + most + " bytes");
            }
            if (!grant.more(COPIES * bytes)) {
                discardRest();
                throw new HttpError(503, "too many requests have long bodies at this moment");
            }
            all.write(link.in().array(), link.in().position(), bytes);
            body.consume(bytes);
        }
        return all.toByteArray();
    }

    private void ask() throws IOException {
        if (awaited) {
            awaited = false;
            link.out().text("HTTP/1.1 100 Continue\r\n\r\n").flush();
        }
    }

    /** Has it end here, if all that is left of it is at hand; false when not. */
    boolean ends() throws IOException {
        boolean countable = framing instanceof BodyFraming.Length;
        if (countable && !body.ended() && link.in().buffered() > 0) {
            body.consume(body.await());
        }
        return body.ended();
    }

    /**
     * A client that still sends when the connection is closed sees a broken pipe, not the answer.
     */
    private void discardRest() throws IOException {
        long left = LONGEST_REST;
        for (int bytes = body.await(); bytes >= 0 && left > 0; bytes = body.await()) {
            left -= bytes;
            body.consume(bytes);
        }
    }

    @Override
    public void close() {
        grant.giveBack();
    }
}
