package io.stackctl.services.gateway.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.net.httpserver.HttpServer;
import io.stackctl.services.gateway.balancing.Fleet;
import io.stackctl.services.gateway.balancing.Instance;
import io.stackctl.services.kit.Json;
import io.stackctl.services.kit.Log;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SwarmFollowingTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    /** Those that other gateways call themselves. */
    private static final String PEER = "127.0.0.1";

    private static final OwnContainer.SwarmTask SELF =
            new OwnContainer.SwarmTask("self", "gateways", "shop_gateway");

    private final Fleet fleet = new Fleet();
    private final Log log =
            new Log("gateway", new PrintStream(OutputStream.nullOutputStream()), Clock.systemUTC());
    private final Sight sight = new Sight(new Discovery.Scope(false, false, ""), fleet, log);
    private final SwarmNews news = new SwarmNews();
    private final SwarmNews ofManager = new SwarmNews();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int refusal = 403;
    private final FakeEngine engine;
    private final HttpServer manager;
    private final Thread thread;

    SwarmFollowingTest(@TempDir Path folder) throws IOException {
        engine = new FakeEngine(folder.resolve("engine.sock"));
        manager = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 8);
        manager.createContext(
                Peers.PATH,
                exchange -> {
                    asked.incrementAndGet();
                    var query = exchange.getRequestURI().getRawQuery();
                    var known =
                            URLDecoder.decode(
                                    query.substring("known=".length()), StandardCharsets.UTF_8);
                    var told = ofManager.since(known);
                    var answer =
                            (told == null ? "" : Json.print(told)).getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(told == null ? refusal : 200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        manager.start();
        sight.own(new OwnContainer.Found("id", "shop", Map.of("net", "10.0.0.1"), Set.of(), SELF));
        var peers = new Peers(manager.getAddress().getPort());
        var following =
                new SwarmFollowing(
                        new SwarmManager(new EngineApi(engine.socket())), peers, news, sight, log);
        thread =
                Thread.ofVirtual()
                        .unstarted(() -> {
                            try {
                                following.run(SELF);
                            } catch (InterruptedException ended) {
                                return;
                            }
                        });
    }

    @AfterEach
    void end() throws IOException {
        thread.interrupt();
        manager.stop(0);
        engine.goAway();
    }

    private static String task(String id, String service, String desired, String address) {
        return """
        {"ID":"%s","ServiceID":"%s","Slot":1,"NodeID":"n","DesiredState":"%s","Status":{"State":"running"},
         "NetworksAttachments":[{"Network":{"Spec":{"Name":"net"}},"Addresses":["%s/24"]}]}
        """
                .formatted(id, service, desired, address);
    }

    /** The engine becomes a manager, and lists these tasks of a service that has a route. */
    private void lists(String... tasks) {
        engine.putSwarm(
                "/services",
                """
                [{"ID":"s","Spec":{"Name":"shop_web","Labels":{"com.docker.stack.namespace":"shop",
                  "traefik.enable":"true","traefik.http.services.w.loadbalancer.server.port":"80"}}}]
                """);
        engine.putSwarm("/nodes", "[{\"ID\":\"n\",\"Status\":{\"State\":\"ready\"}}]");
        engine.putSwarm("/tasks", "[" + String.join(",", tasks) + "]");
    }

    private String instances() {
        return fleet.services().stream()
                .flatMap(service -> service.instances().stream())
                .map(Instance::backend)
                .map(backend -> backend.containerId() + " " + backend.readiness())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private void await(BooleanSupplier holds) throws InterruptedException {
        while (!holds.getAsBoolean()) {
            fleet.awaitChange(Duration.ofMillis(20));
        }
    }

    private void awaitInstances(String expected) throws InterruptedException {
        await(() -> instances().equals(expected));
    }

    @Test
    void one_that_is_told_to_end_gets_nothing_new_and_keeps_what_it_has() throws Exception {
        lists(task("a", "s", "running", "10.0.0.5"), task("b", "s", "running", "10.0.0.6"));
        thread.start();
        awaitInstances("a ready, b ready");

        engine.putSwarm("/tasks/b", task("b", "s", "shutdown", "10.0.0.6"));
        lists(task("a", "s", "running", "10.0.0.5"));
        awaitInstances("a ready, b stopping");
        assertFalse(fleet.ofContainer("shop_web.1.b").getFirst().accepts());

        engine.removeSwarm("/tasks/b");
        awaitInstances("a ready");
    }

    @Test
    void the_last_routes_stay_while_no_manager_is_heard() throws Exception {
        lists(task("a", "s", "running", "10.0.0.5"));
        thread.start();
        awaitInstances("a ready");

        engine.goAway();
        await(() -> !sight.connected());
        assertEquals("a ready", instances());

        lists(task("b", "s", "running", "10.0.0.6"));
        engine.comeBack();
        awaitInstances("b ready");
        await(sight::connected);
    }

    @Test
    void where_the_engine_is_no_manager_another_gateway_tells_what_its_engine_says()
            throws Exception {
        lists(
                task("a", "s", "running", "10.0.0.5"),
                task("g", "gateways", "running", PEER),
                task("self", "gateways", "running", "10.0.0.1"));
        thread.start();
        awaitInstances("a ready");
        ofManager.tell(
                new SwarmManager(new EngineApi(engine.socket()))
                        .view("shop", "gateways", SwarmView.NOTHING));

        for (var path : List.of("/tasks", "/services", "/nodes")) {
            engine.removeSwarm(path);
        }
        int before = asked.get();
        await(() -> asked.get() > before + 1);
        assertEquals("a ready", instances());
        await(sight::connected);

        ofManager.fallSilent();
        await(() -> !sight.connected());
        assertEquals("a ready", instances());
    }

    @Test
    void who_is_no_gateway_any_more_takes_no_route_away() throws Exception {
        lists(task("a", "s", "running", "10.0.0.5"), task("g", "gateways", "running", PEER));
        ofManager.tell(
                new SwarmManager(new EngineApi(engine.socket()))
                        .view("shop", "gateways", SwarmView.NOTHING));
        thread.start();
        awaitInstances("a ready");
        for (var path : List.of("/tasks", "/services", "/nodes")) {
            engine.removeSwarm(path);
        }
        int before = asked.get();
        await(() -> asked.get() > before);

        refusal = 404;
        ofManager.fallSilent();
        await(() -> !sight.connected());
        assertEquals("a ready", instances());
    }

    @Test
    void only_gateways_of_the_same_service_are_told() throws Exception {
        lists(task("a", "s", "running", "10.0.0.5"), task("g", "gateways", "running", PEER));
        thread.start();
        await(() -> news.isFor(LOOPBACK));

        assertFalse(news.isFor(InetAddress.ofLiteral("10.0.0.5")));

        engine.goAway();
        await(() -> !news.isFor(LOOPBACK));
    }

    @Test
    void gateways_are_no_instances_of_each_other() throws Exception {
        lists(task("a", "s", "running", "10.0.0.5"), task("b", "other", "running", "10.0.0.6"));

        var view =
                new SwarmManager(new EngineApi(engine.socket()))
                        .view("shop", "s", SwarmView.NOTHING);

        assertEquals(Set.of("b"), view.ids());
        assertEquals(List.of("10.0.0.5"), view.gateways());
    }

    @Test
    void a_caller_that_knows_it_already_is_told_nothing_but_that() throws Exception {
        lists(task("a", "s", "running", "10.0.0.5"));
        thread.start();
        awaitInstances("a ready");
        await(() -> news.since("") != null);
        var told = news.since("");
        var version = told == null ? "" : String.valueOf(told.get("version"));

        assertEquals(Map.of("version", version), news.since(version));
    }
}
