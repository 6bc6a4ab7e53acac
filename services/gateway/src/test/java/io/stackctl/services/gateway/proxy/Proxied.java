package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.balancing.Fleet;
import io.stackctl.services.gateway.routing.AddressRanges;
import io.stackctl.services.gateway.routing.Backend;
import io.stackctl.services.gateway.routing.Middleware;
import io.stackctl.services.gateway.routing.Route;
import io.stackctl.services.gateway.routing.RouteTable;
import io.stackctl.services.gateway.routing.Routing;
import io.stackctl.services.gateway.routing.Rule;
import io.stackctl.services.kit.Log;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A proxy in this process, in front of one service called shop. */
final class Proxied implements AutoCloseable {
    static final Limits LIMITS = limits(50);

    /** With so many places for clients. */
    static Limits limits(int connections) {
        return new Limits(
                connections,
                100,
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofMillis(300),
                Duration.ofSeconds(5));
    }

    private final Fleet fleet = new Fleet();
    private final ProxyServer server;

    Proxied(Limits limits, String trusted, Backend... backends) throws IOException {
        var log =
                new Log(
                        "gateway",
                        new PrintStream(OutputStream.nullOutputStream()),
                        Clock.systemUTC());
        server =
                new ProxyServer(
                        fleet, limits, AddressRanges.of(trusted), new AccessLog(log, false), log);
        route(backends);
        server.start(0);
    }

    static Proxied to(PlayedInstance... instances) throws IOException {
        var backends =
                Arrays.stream(instances).map(PlayedInstance::backend).toArray(Backend[]::new);
        return new Proxied(LIMITS, "", backends);
    }

    /** Makes these the instances of the service. */
    void route(Backend... backends) {
        route(List.of(), backends);
    }

    /** The same with middlewares on the way. */
    void route(List<Middleware> middlewares, Backend... backends) {
        route(
                Stream.concat(Stream.of("0"), Arrays.stream(backends).map(Backend::revision))
                        .distinct()
                        .map(revision -> route("Host(`shop.local`)", revision, middlewares))
                        .toList(),
                List.of(backends));
    }

    /** A route that a revision of the service declares. */
    static Route route(String rule, String revision, List<Middleware> middlewares) {
        return new Route(
                "shop", rule, Rule.of(rule), rule.length(), "shop", middlewares, "shop", revision);
    }

    /** Makes these the routes and instances of the service. */
    void route(List<Route> routes, List<Backend> backends) {
        fleet.apply(new Routing(new RouteTable(routes, ""), Map.of("shop", backends), List.of()));
    }

    Fleet fleet() {
        return fleet;
    }

    int port() {
        return server.port();
    }

    int open() {
        return server.open();
    }

    /** Stops, as the gateway does on SIGTERM. */
    void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
