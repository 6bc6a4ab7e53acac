package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.routing.AddressRanges;
import io.stackctl.services.gateway.routing.Backend;
import io.stackctl.services.gateway.routing.Middleware;
import io.stackctl.services.gateway.routing.Rewrite;
import io.stackctl.services.gateway.routing.Route;
import io.stackctl.services.http.Body;
import io.stackctl.services.http.BodyFraming;
import io.stackctl.services.http.Budget;
import io.stackctl.services.http.HeadReader;
import io.stackctl.services.http.Headers;
import io.stackctl.services.http.Link;
import io.stackctl.services.http.Refusal;
import io.stackctl.services.http.RequestHead;
import io.stackctl.services.http.RequestTarget;
import io.stackctl.services.http.ResponseHead;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One GET to one instance, as a client's request would arrive there: what its route rewrites is
 * rewritten. It is counted nowhere, and goes to an instance that gets no traffic, too. Who may come
 * by the route does not matter: nobody comes.
 */
public final class PinnedRequest {
    /** Characters of a body that are kept. */
    private static final int SHOWN = 300;

    private static final int LONGEST_CHARACTER = 4;
    private static final int MAX_INTERIM = 16;

    /** What the route's rules and the service are told, where the rule names no host. */
    private static final String NO_HOST = "localhost";

    private final Limits limits;

    public PinnedRequest(Limits limits) {
        this.limits = limits;
    }

    /**
     * What a client would have got.
     *
     * @param ms until the head of the answer
     * @param body its beginning, as UTF-8; or for an answer of the gateway's own, why
     */
    public record Outcome(int status, long ms, String body) {}

    /**
     * Sends it, to the first route for a path among those given.
     *
     * @param target path and query, in origin form
     * @param routes that lead to the instance, best first; at least one
     */
    public Outcome get(String target, List<Route> routes, Backend to) {
        long begun = System.nanoTime();
        try {
            var asked = target(target);
            var route = route(asked.path(), routes);
            var head = head(asked, host(route));
            return switch (rewrite(head, route)) {
                case Rewrite.Redirect redirect ->
                        new Outcome(
                                redirect.status(),
                                millisSince(begun),
                                "redirects to " + redirect.location());
                case Rewrite.Forward forward -> send(head, forward, to, begun);
            };
        } catch (Refusal refusal) {
            return new Outcome(refusal.status(), millisSince(begun), refusal.reason());
        }
    }

    private static RequestTarget target(String text) throws Refusal {
        boolean plain = text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '#');
        if (!text.startsWith("/") || !plain) {
            throw new Refusal(400, "the path does not begin with / or is not encoded");
        }
        int mark = text.indexOf('?');
        return new RequestTarget(
                        mark < 0 ? text : text.substring(0, mark),
                        mark < 0 ? "" : text.substring(mark))
                .checked();
    }

    private static Route route(String path, List<Route> routes) {
        for (var route : routes) {
            if (route.matcher().matches(host(route), path)) {
                return route;
            }
        }
        return routes.getFirst();
    }

    private static String host(Route route) {
        return route.matcher().anyHost().orElse(NO_HOST);
    }

    private static RequestHead head(RequestTarget target, String host) {
        var headers = new Headers();
        headers.add("Host", host);
        headers.add("Accept", "*/*");
        headers.add("User-Agent", "stackctl-gateway");
        return new RequestHead("GET", target, host, 1, headers, new BodyFraming.None());
    }

    private static Rewrite rewrite(RequestHead head, Route route) throws Refusal {
        var middlewares =
                route.middlewares().stream()
                        .filter(middleware -> !(middleware instanceof Middleware.AllowFrom))
                        .toList();
        return Rewrite.of(head, InetAddress.getLoopbackAddress(), "http", middlewares);
    }

    private Outcome send(RequestHead head, Rewrite.Forward forward, Backend to, long begun)
            throws Refusal {
        var outgoing =
                new Outgoing(
                        head,
                        forward,
                        new Forwarded(AddressRanges.of("")),
                        InetAddress.getLoopbackAddress());
        try (var link = Connecting.to(to, limits.connect(), Budget.unlimited())) {
            link.in().within(limits.response());
            outgoing.send(link.out(), to.address());
            var response = response(link);
            long ms = millisSince(begun);
            return new Outcome(response.status(), ms, text(link, response));
        } catch (SocketTimeoutException e) {
            var limit = limits.response().toMillis();
            return new Outcome(504, millisSince(begun), "no answer within " + limit + " ms");
        } catch (Refusal malformed) {
            return failed(begun, "its answer is malformed: " + malformed.reason());
        } catch (EOFException e) {
            return failed(begun, "it ended the connection before its answer was through");
        } catch (IOException e) {
            return failed(begun, String.valueOf(e.getMessage()));
        }
    }

    private static Outcome failed(long begun, String why) {
        return new Outcome(502, millisSince(begun), why);
    }

    private static ResponseHead response(Link link) throws IOException {
        for (int interim = 0; interim < MAX_INTERIM; interim++) {
            var response = HeadReader.response(link.in());
            if (!response.interim()) {
                return response;
            }
        }
        throw new Refusal(502, "more than " + MAX_INTERIM + " interim responses");
    }

    /** As far as it is shown; the rest is not waited for. */
    private static String text(Link link, ResponseHead response) throws IOException {
        var body = new Body(link.in(), BodyFraming.ofResponse("GET", response));
        var bytes = new ByteArrayOutputStream();
        int most = SHOWN * LONGEST_CHARACTER;
        while (bytes.size() < most) {
            int ready = body.await();
            if (ready < 0) {
                break;
            }
            bytes.write(link.in().array(), link.in().position(), ready);
            body.consume(ready);
        }
        var text = bytes.toString(StandardCharsets.UTF_8);
        if (text.length() <= SHOWN) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return text.substring(0, end);
    }

    private static long millisSince(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }
}
