package io.stackctl.services.gateway.balancing;

import io.stackctl.services.gateway.routing.Arrival;
import io.stackctl.services.gateway.routing.Backend;
import io.stackctl.services.gateway.routing.Route;
import io.stackctl.services.gateway.routing.Routing;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every service and instance of the moment. Instances outlive a change of the routing, and with
 * them their open requests, counts, weights and drains.
 */
public final class Fleet {
    private final Map<String, Instance> instances = new TreeMap<>();
    private final Map<String, Tally> tallies = new ConcurrentHashMap<>();
    private final Map<String, CountersByRevision> counters = new ConcurrentHashMap<>();
    private final Map<String, Split> splits = new HashMap<>();
    private final Map<String, WaitingRoom> rooms = new ConcurrentHashMap<>();
    private final Vouched vouched = new Vouched();
    private Map<String, Traffic> traffic = Map.of();
    private Routing told = Routing.NONE;
    private volatile boolean known;
    private volatile Snapshot snapshot =
            new Snapshot(Routing.NONE, Map.of(), Map.of(), new CountDownLatch(1));

    /** Takes over what is running now, with the orders as they are. */
    public synchronized void apply(Routing now) {
        told = now;
        var routing = HeldRoutes.beside(now, snapshot.routing(), traffic);
        var services = new TreeMap<String, Service>();
        var present = new HashMap<String, Instance>();
        routing.services()
                .forEach((name, backends) -> {
                    var members =
                            backends.stream()
                                    .map(seen -> vouched.as(seen, isNamedReady(seen)))
                                    .map(backend -> {
                                        var instance =
                                                instances.computeIfAbsent(
                                                        backend.key(),
                                                        key -> new Instance(backend));
                                        instance.update(backend);
                                        instance.excluded(isDrained(backend));
                                        instance.held(isHeld(backend));
                                        present.put(backend.key(), instance);
                                        return instance;
                                    })
                                    .distinct()
                                    .toList();
                    var ordered = ordered(backends);
                    var split = split(ordered.unit(), ordered.shares());
                    services.put(name, new Service(name, members, ordered, split));
                });
        instances.forEach((key, instance) -> {
            if (!present.containsKey(key)) {
                instance.remove();
            }
        });
        instances.keySet().retainAll(present.keySet());
        vouched.keep(
                present.values().stream()
                        .map(instance -> instance.backend().containerId())
                        .collect(Collectors.toSet()));
        splits.keySet().retainAll(traffic.keySet());
        countFor(routing);
        var routes = routing.table().routes().stream().map(Route::name).collect(Collectors.toSet());
        tallies.keySet().retainAll(routes);
        var before = snapshot;
        snapshot = new Snapshot(routing, services, traffic, new CountDownLatch(1));
        known = true;
        before.replaced().countDown();
        rooms.values().forEach(WaitingRoom::wakeFirst);
        rooms.values().removeIf(room -> room.count() == 0);
    }

    /**
     * Takes over what is running now together with all orders, by unit. Requests that begin
     * afterwards follow them, and nothing begins afterwards on a container that they drain.
     */
    public synchronized void apply(Routing routing, Map<String, Traffic> orders) {
        traffic = Map.copyOf(orders);
        apply(routing);
    }

    /** Takes over all orders, by unit, for what is running. */
    public synchronized void direct(Map<String, Traffic> orders) {
        traffic = Map.copyOf(orders);
        if (known) {
            apply(told);
        }
    }

    private boolean isNamedReady(Backend backend) {
        var order = traffic.get(backend.unit());
        return order != null && order.ready().contains(backend.containerId());
    }

    private boolean isDrained(Backend backend) {
        var order = traffic.get(backend.unit());
        return order != null && order.drained().contains(backend.containerId());
    }

    // The claim of a request that has not seen it yet fails, so that none is under way unseen.
    private boolean isHeld(Backend backend) {
        var order = traffic.get(backend.unit());
        return order != null && !order.hold().isZero();
    }

    /** An order is for one unit: a service that has instances of several follows none. */
    private Traffic ordered(List<Backend> backends) {
        var units = backends.stream().map(Backend::unit).distinct().toList();
        var unit = units.size() == 1 ? units.getFirst() : "";
        return traffic.getOrDefault(unit, Traffic.none(unit));
    }

    /**
     * The same object as long as the shares are the same, so that a change of the routing does not
     * begin them anew.
     */
    private @Nullable Split split(String unit, @Nullable Shares wanted) {
        if (wanted == null) {
            return null;
        }
        var split = splits.get(unit);
        if (split == null || !split.shares().equals(wanted)) {
            split = new Split(wanted);
            splits.put(unit, split);
        }
        return split;
    }

    private void countFor(Routing routing) {
        var revisions =
                routing.services().values().stream()
                        .flatMap(List::stream)
                        .collect(
                                Collectors.groupingBy(
                                        Backend::unit,
                                        Collectors.mapping(Backend::revision, Collectors.toSet())));
        var routed = new HashSet<String>(revisions.keySet());
        // What is held may have no container for a while.
        routing.table().routes().forEach(route -> routed.add(route.unit()));
        counters.keySet().retainAll(routed);
        revisions.forEach((unit, present) -> counters(unit).present(present));
    }

    /** False until the engine has been heard for the first time. */
    public boolean known() {
        return known;
    }

    public Routing routing() {
        return snapshot.routing();
    }

    /** Where a request may go at this moment; null when there is no route for it. */
    public @Nullable Ways ways(Arrival arrival, String host, String path) {
        var now = snapshot;
        var routes = now.routing().table().match(arrival, host, path, now::isOpen);
        return routes.isEmpty() ? null : now.ways(routes);
    }

    /** The counts of a route, by its name. */
    public Tally tally(String route) {
        return tallies.computeIfAbsent(route, name -> new Tally());
    }

    /** The counters of a unit such as {@code web@shop}, whatever routes call it. */
    public CountersByRevision counters(String unit) {
        return counters.computeIfAbsent(unit, name -> new CountersByRevision());
    }

    /** What requests to a unit follow at this moment. */
    public Traffic traffic(String unit) {
        return snapshot.traffic().getOrDefault(unit, Traffic.none(unit));
    }

    /** Where requests to a unit wait while it is held. */
    public WaitingRoom waitingRoom(String unit) {
        return rooms.computeIfAbsent(unit, name -> new WaitingRoom());
    }

    /** Requests to a unit that are held at this moment. */
    public int held(String unit) {
        var room = rooms.get(unit);
        return room == null ? 0 : room.count();
    }

    /** A service by its qualified name; one without instances when a change has removed it. */
    public Service service(String name) {
        var service = snapshot.services().get(name);
        return service == null ? new Service(name, List.of(), Traffic.none(""), null) : service;
    }

    public Collection<Service> services() {
        return snapshot.services().values();
    }

    /** Instances of a container, by its name or by 12 or more digits of its id. */
    public synchronized List<Instance> ofContainer(String nameOrId) {
        return instances.values().stream()
                .filter(instance ->
                        instance.backend().containerName().equals(nameOrId)
                                || (nameOrId.length() >= 12
                                        && instance.backend().containerId().startsWith(nameOrId)))
                .toList();
    }

    /** Instances of a unit such as {@code web@shop}; none when nothing is routed to it. */
    public List<Instance> ofUnit(String unit) {
        return snapshot.services().values().stream()
                .flatMap(service -> service.instances().stream())
                .filter(instance -> instance.backend().unit().equals(unit))
                .distinct()
                .toList();
    }

    /** The routes by which requests get to an instance, of its own revision's; best first. */
    public List<Route> routesTo(Instance instance) {
        var now = snapshot;
        var backend = instance.backend();
        return now.routing().table().routes().stream()
                .filter(route -> {
                    var service = now.services().get(route.service());
                    boolean foreign = !route.unit().equals(backend.unit());
                    return service != null
                            && service.instances().contains(instance)
                            && route.entry().takesRequests()
                            && (foreign || route.revision().equals(backend.revision()));
                })
                .toList();
    }

    /** Whether something is routed to a unit, be it that no container of it is left for a while. */
    public boolean routesTo(String unit) {
        var now = snapshot;
        return now.routing().table().routes().stream().anyMatch(it -> it.unit().equals(unit))
                || !ofUnit(unit).isEmpty();
    }

    /** The units that something is routed to. */
    public Set<String> units() {
        return snapshot.services().values().stream()
                .flatMap(service -> service.instances().stream())
                .map(instance -> instance.backend().unit())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A request to an instance has been answered, by what is no error of its. */
    public void wentWell(Instance instance) {
        instance.outcomes().add(false, System.nanoTime());
    }

    /**
     * A request to an instance has failed: by an answer of 5xx, or by none.
     *
     * @return for how long it is taken out of the rotation on that account; null when it is not
     */
    public @Nullable Duration wentWrong(Instance instance) {
        long now = System.nanoTime();
        instance.outcomes().add(true, now);
        synchronized (this) {
            var backend = instance.backend();
            var peers =
                    snapshot.services().values().stream()
                            .map(Service::instances)
                            .filter(all -> all.contains(instance))
                            .flatMap(List::stream)
                            .filter(other ->
                                    other.backend().unit().equals(backend.unit())
                                            && other.backend()
                                                    .revision()
                                                    .equals(backend.revision()))
                            .distinct()
                            .toList();
            var time = Ejection.judge(instance, peers, now);
            if (time != null) {
                counters(backend.unit()).of(backend.revision()).ejected();
            }
            return time;
        }
    }

    /**
     * A container has been told to stop: no new requests, for as long as its process may take to
     * end. One that is still there after that has survived, and takes part again.
     */
    public synchronized void stopping(String containerId, Duration longest) {
        for (var instance : instances.values()) {
            if (instance.backend().containerId().equals(containerId)) {
                instance.stops(longest);
            }
        }
    }

    /** A container runs anew: what its last process was told is over. */
    public synchronized void startedAgain(String containerId) {
        for (var instance : instances.values()) {
            if (instance.backend().containerId().equals(containerId)) {
                instance.startedAgain();
            }
        }
    }

    /** Waits until the routing changes, or for as long as said. */
    public void awaitChange(Duration longest) throws InterruptedException {
        var ignored = snapshot.replaced().await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Ends the streams of these containers, by their whole ids, spread over a time. Returns when
     * they are gone, which may take half a second longer.
     */
    public void endStreams(Collection<String> containerIds, Duration over)
            throws InterruptedException {
        List<Instance> chosen;
        synchronized (this) {
            chosen =
                    instances.values().stream()
                            .filter(it -> containerIds.contains(it.backend().containerId()))
                            .toList();
        }
        new StreamEnding(chosen, over).run();
    }

    /** The same for all there are. */
    public void endStreams(Duration over) throws InterruptedException {
        List<Instance> all;
        synchronized (this) {
            all = List.copyOf(instances.values());
        }
        new StreamEnding(all, over).run();
    }

    /** Waits until something holds that changes only with the routing or with orders. */
    public boolean await(BooleanSupplier holds, Duration longest) throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        while (true) {
            // Taken before the look: a change in between is waited for no longer.
            var replaced = snapshot.replaced();
            if (holds.getAsBoolean()) {
                return true;
            }
            long left = until - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            var ignored = replaced.await(left, TimeUnit.NANOSECONDS);
        }
    }

    public synchronized void closeIdleLinks(boolean onlyExpired) {
        for (var instance : instances.values()) {
            if (onlyExpired) {
                instance.idle().expire();
            } else {
                instance.idle().clear();
            }
        }
    }
}
