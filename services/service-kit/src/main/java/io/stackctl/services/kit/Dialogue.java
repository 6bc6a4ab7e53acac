package io.stackctl.services.kit;

import io.stackctl.services.http.Budget;
import io.stackctl.services.http.Conversation;
import io.stackctl.services.http.Refusal;
import io.stackctl.services.http.RequestHead;
import io.stackctl.services.http.SocketWire;
import io.stackctl.services.http.Times;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** One caller of a service: errors are answered as JSON, and the log says why. */
final class Dialogue extends Conversation {
    private final Handler handler;
    private final long bodyLimit;
    private final Budget budget;
    private final OpenRequests open;
    private final BooleanSupplier draining;
    private final Log log;
    private volatile boolean streaming;

    Dialogue(
            SocketWire wire,
            Times times,
            Handler handler,
            long bodyLimit,
            Budget budget,
            OpenRequests open,
            BooleanSupplier draining,
            Log log) {
        super(wire, budget, times);
        this.handler = handler;
        this.bodyLimit = bodyLimit;
        this.budget = budget;
        this.open = open;
        this.draining = draining;
        this.log = log;
    }

    @Override
    protected boolean answer(RequestHead head) throws IOException {
        boolean another = exchange(head);
        if (!another) {
            linger();
        }
        return another;
    }

    private boolean exchange(RequestHead head) throws IOException {
        try (var _ = open.begin();
                var body = new RequestBody(link(), head, budget)) {
            var response = response(head, body);
            // What is left of a body would be read as the next request.
            boolean keep = head.keepsAlive() && body.ends() && !draining.getAsBoolean();
            streaming = true;
            return send(head, response, keep);
        } finally {
            streaming = false;
        }
    }

    private boolean send(RequestHead head, Response response, boolean keep) throws IOException {
        try {
            return new Transmission(link().out(), head, open).send(response, keep);
        } catch (IOException left) {
            throw left; // the caller has: there is nobody to tell
        } catch (Exception e) {
            failed(head, e); // of an event stream, whose status is already sent
            return false;
        }
    }

    private Response response(RequestHead head, RequestBody body) {
        try {
            return handler.answer(new Request(head, peer(), body, bodyLimit, Map.of()));
        } catch (HttpError e) {
            return e.response();
        } catch (InvalidJsonException e) {
            return HttpError.badRequest(String.valueOf(e.getMessage())).response();
        } catch (Exception e) {
            failed(head, e);
            return Response.error(500, "the service failed; its log says why");
        }
    }

    private void failed(RequestHead head, Exception e) {
        var trace =
                Arrays.stream(e.getStackTrace())
                        .limit(20)
                        .map(StackTraceElement::toString)
                        .toList();
        var request = head.method() + " " + head.target().path();
        log.error("request failed", "request", request, "exception", e, "at", trace);
    }

    @Override
    protected void refuse(Refusal refusal) throws IOException {
        Transmission.refuse(link().out(), refusal.status(), refusal.reason());
    }

    @Override
    protected boolean streams() {
        return streaming;
    }
}
