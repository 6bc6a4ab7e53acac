package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.balancing.Fleet;
import io.stackctl.services.gateway.routing.AddressRanges;
import io.stackctl.services.gateway.routing.Backend;
import io.stackctl.services.gateway.routing.EntryPoint;
import io.stackctl.services.gateway.routing.EntryPoint.Protocol;
import io.stackctl.services.gateway.routing.Middleware;
import io.stackctl.services.gateway.routing.Route;
import io.stackctl.services.gateway.routing.RouteTable;
import io.stackctl.services.gateway.routing.Routing;
import io.stackctl.services.gateway.routing.Rule;
import io.stackctl.services.kit.Log;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A proxy in this process, in front of one service called shop. */
final class Proxied implements AutoCloseable {
    /** The gateway's address in the network of services that are called by name. */
    static final String NETWORK = "127.0.0.1";

    /** Its address in a network that they are not in. */
    static final String ELSEWHERE = "127.0.0.2";

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

    /** A port at which nobody listens. */
    static int freePort() throws IOException {
        try (var any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    /** The route by which containers of a network call a unit by its name. */
    static Route inside(int port, Protocol protocol, String unit, String revision) {
        var names = new TreeSet<>(Set.of(unit));
        var entry = new EntryPoint.Inside(port, protocol, names, Set.of(NETWORK));
        return Route.inside(entry, unit, revision);
    }

    /** Has the service called at a port, by these instances, and waits until that is so. */
    void callable(int port, Protocol protocol, Backend... backends)
            throws IOException, InterruptedException {
        var routes =
                Stream.concat(Stream.of("0"), Arrays.stream(backends).map(Backend::revision))
                        .distinct()
                        .map(revision -> inside(port, protocol, "shop", revision))
                        .toList();
        fleet.apply(
                new Routing(
                        new RouteTable(routes, ""),
                        Map.of("shop:" + port, List.of(backends)),
                        List.of()));
        awaitListening(port);
    }

    /** Waits until the gateway has the port open. */
    static void awaitListening(int port) throws InterruptedException {
        while (!listens(port)) {
            Thread.sleep(1);
        }
    }

    /** Connects from an address that stands for another network: that is given to nobody. */
    static boolean listens(int port) {
        return listens(ELSEWHERE, port);
    }

    /** Whether a connection to the port is taken; it is ended again. */
    static boolean listens(String address, int port) {
        try {
            new Socket(address, port).close();
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    Fleet fleet() {
        return fleet;
    }

    int port() {
        return server.port();
    }

    List<String> problems() {
        return server.problems();
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
