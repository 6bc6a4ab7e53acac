package io.stackctl.services.kit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** The HTTP server: one virtual thread a request, errors as JSON. */
final class Listener {
    private final HttpServer server;
    private final Handler handler;
    private final long bodyLimit;
    private final Log log;
    private final OpenRequests open = new OpenRequests();

    /**
     * Opens the port and starts to answer.
     *
     * @throws IOException when the port is taken or not allowed
     */
    Listener(Port port, Handler handler, long bodyLimit, Log log) throws IOException {
        limitConnections();
        this.server = HttpServer.create(new InetSocketAddress(port.number()), 0);
        this.handler = handler;
        this.bodyLimit = bodyLimit;
        this.log = log;
        server.createContext("/", this::serve);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** The JDK's server takes these as properties only, and reads them once. */
    private static void limitConnections() {
        // Headers and body leave as separate packets, and Nagle's algorithm would hold the second
        // back for 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // A caller that sends its request byte by byte is cut off after as many seconds.
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
        // Each connection costs memory, and the services live in small containers.
        System.setProperty("jdk.httpserver.maxConnections", "1000");
    }

    int port() {
        return server.getAddress().getPort();
    }

    int openRequests() {
        return open.count();
    }

    /**
     * Stops accepting, ends event streams, and waits until open requests are answered, at most as
     * long as given.
     */
    void stop(Duration atMost) {
        open.endStreams();
        server.stop((int) atMost.toSeconds());
    }

    private void serve(HttpExchange exchange) {
        // Resources close in reverse: when stop() sees the last exchange closed, none counts as
        // open.
        try (exchange;
                var _ = open.begin()) {
            send(exchange, answer(exchange));
        } catch (IOException _) {
            // The caller has left; there is nobody to tell.
        } catch (Exception e) {
            failed(exchange, e); // of an event stream, whose status is already sent
        }
    }

    private Response answer(HttpExchange exchange) {
        try {
            return handler.answer(new Request(exchange, bodyLimit, Map.of()));
        } catch (HttpError e) {
            return e.response();
        } catch (InvalidJsonException e) {
            return HttpError.badRequest(String.valueOf(e.getMessage())).response();
        } catch (Exception e) {
            failed(exchange, e);
            return Response.error(500, "the service failed; its log says why");
        }
    }

    private void failed(HttpExchange exchange, Exception e) {
        var trace =
                java.util.Arrays.stream(e.getStackTrace())
                        .limit(20)
                        .map(StackTraceElement::toString)
                        .toList();
        var request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        log.error("request failed", "request", request, "exception", e, "at", trace);
    }

    private void send(HttpExchange exchange, Response response) throws Exception {
        response.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        switch (response.body()) {
            case Response.Body.Bytes(var content) ->
                    sendBytes(exchange, response.status(), content);
            case Response.Body.Events(var source) -> {
                exchange.sendResponseHeaders(response.status(), 0); // 0: chunked
                exchange.getResponseBody().flush();
                var stream = new EventStream(exchange.getResponseBody());
                open.stream(() -> source.feed(stream));
            }
            case Response.Body.PassedOn passedOn -> passOn(exchange, response.status(), passedOn);
        }
    }

    private void passOn(HttpExchange exchange, int status, Response.Body.PassedOn body)
            throws Exception {
        exchange.getResponseHeaders().putAll(body.headers());
        try (var content = body.content()) {
            boolean empty =
                    exchange.getRequestMethod().equals("HEAD")
                            || body.length() == 0
                            || status == 204
                            || status == 304;
            // -1: no body follows; 0: chunked
            exchange.sendResponseHeaders(status, empty ? -1 : Math.max(0, body.length()));
            if (exchange.getResponseHeaders()
                    .getOrDefault("Content-Type", List.of(""))
                    .getFirst()
                    .startsWith("text/event-stream")) {
                open.stream(() -> copy(content, exchange.getResponseBody()));
            } else if (!empty) {
                copy(content, exchange.getResponseBody());
            }
        }
    }

    /** Sends each piece when it is there, which {@code transferTo} would not. */
    private static void copy(InputStream in, OutputStream out) throws IOException {
        var piece = new byte[8192];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            out.write(piece, 0, read);
            out.flush();
        }
    }

    private static void sendBytes(HttpExchange exchange, int status, byte[] content)
            throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(content.length));
        }
        boolean empty = head || content.length == 0;
        exchange.sendResponseHeaders(status, empty ? -1 : content.length); // -1: no body follows
        if (!empty) {
            exchange.getResponseBody().write(content);
        }
    }
}
