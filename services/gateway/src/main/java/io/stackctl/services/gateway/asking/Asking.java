package io.stackctl.services.gateway.asking;

import io.stackctl.services.gateway.balancing.Fleet;
import io.stackctl.services.gateway.balancing.Instance;
import io.stackctl.services.gateway.discovery.Discovery;
import io.stackctl.services.gateway.proxy.Connecting;
import io.stackctl.services.gateway.proxy.Limits;
import io.stackctl.services.gateway.proxy.PinnedRequest;
import io.stackctl.services.kit.Handler;
import io.stackctl.services.kit.HttpError;
import io.stackctl.services.kit.Request;
import io.stackctl.services.kit.Response;
import io.stackctl.services.kit.Service;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/** The questions below {@code /api/traffic/UNIT}; the README says what each is answered with. */
public final class Asking {
    /** Questions at once: each that waits keeps a connection and a thread. */
    private static final int AT_ONCE = 32;

    /** How often what is in flight is looked at. */
    private static final Duration LOOK = Duration.ofMillis(10);

    private static final int MOST_PATHS = 10;

    private final Fleet fleet;
    private final Discovery discovery;
    private final Limits limits;
    private final Patience patience;
    private final PinnedRequest pinned;
    private final Semaphore questions = new Semaphore(AT_ONCE);

    /** Asks {@code service} whether it is ending. */
    public Asking(Fleet fleet, Discovery discovery, Limits limits, Service service) {
        this.fleet = fleet;
        this.discovery = discovery;
        this.limits = limits;
        this.patience = new Patience(service::ending);
        this.pinned = new PinnedRequest(limits);
    }

    public void addTo(Service service) {
        service.get("/api/traffic/{unit}", inside(this::unit));
        service.get("/api/traffic/{unit}/drained", inside(this::drained));
        service.post("/api/traffic/{unit}/streams", inside(this::streams));
        service.post("/api/traffic/{unit}/probe", inside(this::probe));
        service.post("/api/traffic/{unit}/smoke", inside(this::smoke));
    }

    private Handler inside(Handler handler) {
        return request -> {
            Inside.check(request);
            if (!questions.tryAcquire()) {
                throw new HttpError(503, AT_ONCE + " questions are open already: ask again");
            }
            try {
                return handler.answer(request);
            } finally {
                questions.release();
            }
        };
    }

    /**
     * Answers as soon as requests that begin follow an order of this generation or a later one.
     * Events come in order: who is in the order's sight is known by then.
     */
    private Response unit(Request request) throws InterruptedException {
        var unit = request.parameter("unit");
        long generation = Asked.number(request, "generation");
        var wait = Asked.millis(request, "wait");
        if (!discovery.serves(unit)) {
            throw unrouted(unit);
        }
        BooleanSupplier follows =
                () -> fleet.known() && fleet.traffic(unit).generation() >= generation;
        boolean acts = patience.until(follows, wait, longest -> fleet.await(follows, longest));
        checkRouted(unit);
        if (!acts) {
            throw new HttpError(
                    504,
                    "requests to "
                            + unit
                            + " follow generation "
                            + fleet.traffic(unit).generation()
                            + (discovery.connected() ? "" : ", and the engine is not heard"));
        }
        return Response.json(UnitAnswer.of(fleet, unit));
    }

    private Response drained(Request request) throws InterruptedException {
        var unit = request.parameter("unit");
        var containers = Asked.containers(request);
        var wait = Asked.millis(request, "wait");
        checkRouted(unit);
        var ignored =
                patience.until(
                        () -> chosen(unit, containers).stream().allMatch(it -> it.inFlight() == 0),
                        wait,
                        longest -> Thread.sleep(longest.compareTo(LOOK) < 0 ? longest : LOOK));
        return Response.json(left(chosen(unit, containers)));
    }

    private static Map<String, Object> left(List<Instance> instances) {
        var left = new LinkedHashMap<String, Object>();
        left.put("requests", instances.stream().mapToInt(Instance::inFlight).sum());
        left.put("streams", instances.stream().mapToInt(it -> it.streams().count()).sum());
        left.put(
                "paths",
                instances.stream()
                        .flatMap(instance -> instance.paths().first(MOST_PATHS).stream())
                        .limit(MOST_PATHS)
                        .toList());
        return left;
    }

    private Response streams(Request request) throws InterruptedException {
        var unit = request.parameter("unit");
        var containers = Asked.containers(request);
        var over = Asked.millis(request, "over");
        checkRouted(unit);
        var chosen = chosen(unit, containers);
        fleet.endStreams(
                chosen.stream()
                        .map(instance -> instance.backend().containerId())
                        .distinct()
                        .toList(),
                over);
        return Response.json(left(chosen(unit, containers)));
    }

    private Response probe(Request request) {
        var instances = one(request);
        if (instances.isEmpty()) {
            return Response.json(
                    Map.of("connected", false, "why", "the gateway does not know this container"));
        }
        for (var instance : instances) {
            var why = Connecting.probe(instance.backend(), limits.connect());
            if (why.isPresent()) {
                var answer = new LinkedHashMap<String, Object>();
                answer.put("connected", false);
                answer.put("why", why.get());
                return Response.json(answer);
            }
        }
        return Response.json(Map.of("connected", true));
    }

    private Response smoke(Request request) {
        var path = request.query("path").orElse("/");
        var instances = one(request);
        if (instances.isEmpty()) {
            throw new HttpError(409, "the gateway does not know this container");
        }
        for (var instance : instances) {
            var routes = fleet.routesTo(instance);
            if (!routes.isEmpty()) {
                return Response.json(pinned.get(path, routes, instance.backend()));
            }
        }
        throw new HttpError(409, "no route of HTTP leads to this container");
    }

    /** A container's instances, one for each of its ports. */
    private List<Instance> one(Request request) {
        var unit = request.parameter("unit");
        checkRouted(unit);
        return chosen(unit, Set.of(Asked.container(request)));
    }

    private List<Instance> chosen(String unit, Set<String> containers) {
        return fleet.ofUnit(unit).stream()
                .filter(instance -> containers.contains(instance.backend().containerId()))
                .toList();
    }

    /** Throws 404 when nothing is routed to it, and 503 when that is not known yet. */
    private void checkRouted(String unit) {
        if (!fleet.known()) {
            throw new HttpError(503, "the engine has not told of any containers yet");
        }
        if (!fleet.routesTo(unit)) {
            throw unrouted(unit);
        }
    }

    private static HttpError unrouted(String unit) {
        return HttpError.notFound("nothing is routed to '" + unit + "' here");
    }
}
