package io.stackctl.services.kit;

import java.io.IOException;
import java.security.Security;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One service: what it answers, how it is, what it closes at the end.
 *
 * <pre>{@code
 * public static void main(String[] args) {
 *     Service.run("orders", Settings.class, (service, settings) -> {
 *         var store = service.closes(new OrderStore(settings.databaseUrl()));
 *         service.get("/orders/{id}", request -> Response.json(store.find(request.parameter("id"))));
 *         service.post("/orders", request -> Response.json(store.add(request.json(Order.class))));
 *         service.healthy(store::ping);
 *     });
 * }
 * }</pre>
 *
 * <p>{@code GET /health} is there without being said: 503 while the service starts or its check
 * fails, else 200.
 */
public final class Service {
    /** Says what a service does, once its settings are read and its dependencies are there. */
    @FunctionalInterface
    public interface Definition<S extends Record> {
        /**
         * Adds routes, checks and resources.
         *
         * @throws Exception to have the service end with exit code 1
         */
        void define(Service service, S settings) throws Exception;
    }

    private static final long BODY_LIMIT = 1 << 20;

    private final Log log;
    private final Dependencies dependencies;
    private final Duration patience;
    private final Ending ending;
    private final Router router = new Router();
    private final Listener listener;
    private volatile HealthCheck health = () -> {};
    private volatile @Nullable HostNames hosts;
    private volatile boolean defined;

    private Service(KitSettings settings, Log log) throws IOException {
        this.log = log;
        this.dependencies = new Dependencies(settings.waitFor(), log);
        Handler handler = settings.faults() ? new Faults(this::answer, log) : this::answer;
        this.listener = new Listener(settings.port(), handler, BODY_LIMIT, log);
        this.patience = Duration.ofSeconds(settings.patienceSeconds());
        this.ending = new Ending(listener, Duration.ofSeconds(settings.stopSeconds()), log);
    }

    /**
     * Runs the service in this process: returns when it serves, and ends the process on SIGTERM or
     * SIGINT with exit code 0. What is wrong with the environment is logged, all of it, and the
     * exit code is 2.
     *
     * @param settings what the service reads from its environment, beside the variables that every
     *     service has
     */
    public static <S extends Record> void run(
            String name, Class<S> settings, Definition<S> definition) {
        // A container that is replaced comes back with another address, and the engine gives the
        // one
        // it had to the next container, of whichever service: whoever remembers it asks a stranger.
        Security.setProperty("networkaddress.cache.ttl", "0");
        // Who is not there yet may be a moment later.
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        var log = new Log(name, System.out, Clock.systemUTC());
        var environment = new Environment(System.getenv());
        var problems =
                Stream.of(KitSettings.class, settings)
                        .flatMap(type -> environment.problems(type).stream())
                        .toList();
        if (!problems.isEmpty()) {
            problems.forEach(problem -> log.error("invalid environment: " + problem));
            System.exit(2);
        }
        try {
            var kit = environment.read(KitSettings.class);
            var service = new Service(kit, log);
            service.start(kit);
            definition.define(service, environment.read(settings));
            service.defined = true;
            log.info("serving", "port", service.listener.port());
        } catch (Exception e) {
            log.error("not started", "exception", e);
            System.exit(1);
        }
    }

    private void start(KitSettings settings) throws InterruptedException {
        ending.onSignals();
        if (settings.rssLimit().bytes() > 0) {
            new RssWatchdog(
                            settings.rssLimit(),
                            why -> ending.begin(why + ", ending to start afresh", 1))
                    .start();
        }
        dependencies.await();
    }

    /** Answers GET and HEAD; a path may have named parts, such as <code>/posts/{id}</code>. */
    public void get(String path, Handler handler) {
        router.add("GET", path, handler);
    }

    public void post(String path, Handler handler) {
        router.add("POST", path, handler);
    }

    public void put(String path, Handler handler) {
        router.add("PUT", path, handler);
    }

    public void delete(String path, Handler handler) {
        router.add("DELETE", path, handler);
    }

    /**
     * Serves the files under a folder of the class path, such as {@code /web}, for all other paths.
     */
    public void assets(String folder) {
        router.addLast(Assets.in(folder));
    }

    /**
     * Passes everything below a path on to another service, with all of its methods, headers and
     * event streams; the path itself is left out.
     *
     * @param path such as {@code /api}
     */
    public void forward(String path, Endpoint to) {
        router.add(new Forwarding(path, to, patience));
    }

    /**
     * Has it answer only to these names: for a service that trusts whoever can reach it.
     *
     * @param names beside addresses, {@code localhost} and names of services
     */
    public void answersOnlyTo(HostNames names) {
        hosts = names;
    }

    /** Has {@code /health} depend on a check. */
    public void healthy(HealthCheck check) {
        health = check;
    }

    /** Has a resource closed after the last request; returns it. */
    public <R extends AutoCloseable> R closes(R resource) {
        ending.closes(resource);
        return resource;
    }

    /** The port that it answers at. */
    public int port() {
        return listener.port();
    }

    public Log log() {
        return log;
    }

    /**
     * True when the service is about to stop: a handler that waits for something is to give it up,
     * or what is closed afterwards has no time left.
     */
    public boolean ending() {
        return listener.draining();
    }

    private Response answer(Request request) throws Exception {
        if (request.path().equals("/health") && request.method().matches("GET|HEAD")) {
            return health();
        }
        if (!defined) {
            // Nothing was done: whoever asks again may find another copy, or this one ready.
            return Response.error(503, "the service is starting").withHeader("Retry-After", "1");
        }
        var allowed = hosts;
        if (allowed != null && !allowed.include(request.host())) {
            throw new HttpError(
                    403,
                    "this service is not called "
                            + request.host()
                            + ": use localhost or an address, or add the name to its settings");
        }
        OtherSites.refuse(request);
        return router.answer(request);
    }

    private Response health() {
        if (!defined) {
            return unhealthy("starting", "waiting for", dependencies.waitingFor());
        }
        try {
            health.check();
            return Response.json(Map.of("status", "up"));
        } catch (Exception e) {
            return unhealthy("down", "reason", String.valueOf(e.getMessage()));
        }
    }

    private static Response unhealthy(String status, String field, String value) {
        var body = new LinkedHashMap<String, String>();
        body.put("status", status);
        body.put(field, value);
        return Response.json(body).withStatus(503);
    }
}
