package io.stackctl.services.kit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Finds the handler of a request: the first registered route whose method and path fit, else the
 * handler of all other paths. What nobody takes is a 404, whatever the method.
 */
final class Router implements Handler {
    private record Route(String method, PathPattern path, Handler handler) {}

    private final List<Route> routes = new CopyOnWriteArrayList<>();
    private final List<Forwarding> forwardings = new CopyOnWriteArrayList<>();
    private volatile Handler others = Router::refuse;

    void add(String method, String path, Handler handler) {
        routes.add(new Route(method, PathPattern.of(path), handler));
    }

    void add(Forwarding forwarding) {
        forwardings.add(forwarding);
    }

    /** Has a handler answer every GET that no route takes. */
    void addLast(Handler handler) {
        others = handler;
    }

    @Override
    public Response answer(Request request) throws Exception {
        for (var route : routes) {
            var fits = route.path().match(request.path());
            if (fits.isPresent() && takes(route, request.method())) {
                return route.handler().answer(request.withParameters(Map.copyOf(fits.get())));
            }
        }
        for (var forwarding : forwardings) {
            if (forwarding.takes(request)) {
                return forwarding.answer(request);
            }
        }
        return others.answer(request);
    }

    private static Response refuse(Request request) {
        throw HttpError.notFound("there is nothing at " + request.method() + " " + request.path());
    }

    /**
     * HEAD is answered by GET's handler; the body is left out when it is sent (RFC 9110, 9.3.2).
     */
    private static boolean takes(Route route, String method) {
        return route.method().equals(method)
                || (route.method().equals("GET") && method.equals("HEAD"));
    }
}
