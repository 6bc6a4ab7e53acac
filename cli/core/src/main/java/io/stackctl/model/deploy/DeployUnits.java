package io.stackctl.model.deploy;

import io.stackctl.model.DependencyOrder;
import io.stackctl.model.Service;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.Dependency;
import io.stackctl.model.service.NamespaceMode;
import io.stackctl.model.service.Peer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Groups services into units. A container that uses another's namespace or volumes is bound to that
 * very container, so it is replaced whenever that one is ({@code network_mode}, {@code ipc} and
 * {@code pid} of {@code service:NAME}, and {@code volumes_from}).
 */
public final class DeployUnits {

    private final Map<ServiceName, Service> services = new TreeMap<>();

    /** By member; a unit is in it once for each. */
    private final Map<ServiceName, Set<ServiceName>> units = new TreeMap<>();

    private DeployUnits(Collection<Service> all) {
        for (var service : all) {
            services.put(service.name(), service);
            units.put(service.name(), new TreeSet<>(Set.of(service.name())));
        }
    }

    /**
     * The units of services, each after those that its members depend on. Units that depend on one
     * another are one, since neither could go first.
     */
    public static List<DeployUnit> of(Collection<Service> all) {
        var units = new DeployUnits(all);
        units.joinWhatIsShared();
        while (units.joinCircle()) {
            // Each joins two units at least, so it ends.
        }
        return units.inOrder();
    }

    /** The services whose containers a service's are bound to. */
    static Set<ServiceName> sharedWith(Service service) {
        var peers = new TreeSet<ServiceName>();
        service.storage().volumesFrom().forEach(from -> add(from.service(), peers));
        add(service.connectivity().networkMode().flatMap(NamespaceMode::service), peers);
        add(service.privileges().ipc().flatMap(NamespaceMode::service), peers);
        add(service.privileges().pid().flatMap(NamespaceMode::service), peers);
        return peers;
    }

    private static void add(Optional<Peer.OfService> peer, Set<ServiceName> peers) {
        peer.ifPresent(present -> peers.add(present.service()));
    }

    private void joinWhatIsShared() {
        for (var service : services.values()) {
            for (var peer : sharedWith(service)) {
                if (units.containsKey(peer)) {
                    join(List.of(unit(service.name()), unit(peer)));
                }
            }
        }
    }

    private Set<ServiceName> unit(ServiceName member) {
        return units.getOrDefault(member, Set.of());
    }

    private void join(List<Set<ServiceName>> several) {
        var joined = new TreeSet<ServiceName>();
        several.forEach(joined::addAll);
        joined.forEach(member -> units.put(member, joined));
    }

    /** Joins the first units that depend on one another; false when there are none. */
    private boolean joinCircle() {
        var circles = new ArrayList<List<Set<ServiceName>>>();
        var order = new DependencyOrder<Set<ServiceName>>(this::standsOn, circles::add);
        distinct().forEach(order::add);
        if (circles.isEmpty()) {
            return false;
        }
        join(circles.getFirst());
        return true;
    }

    private List<DeployUnit> inOrder() {
        var order = new DependencyOrder<Set<ServiceName>>(this::standsOn, circle -> {});
        distinct().forEach(order::add);
        return order.all().stream().map(this::unit).toList();
    }

    private Set<Set<ServiceName>> distinct() {
        return new LinkedHashSet<>(units.values());
    }

    private Set<Set<ServiceName>> standsOn(Set<ServiceName> unit) {
        var others = new LinkedHashSet<Set<ServiceName>>();
        for (var member : unit) {
            for (var needed : needs(member)) {
                if (!unit.contains(needed)) {
                    others.add(unit(needed));
                }
            }
        }
        return others;
    }

    private DeployUnit unit(Set<ServiceName> members) {
        var order =
                new DependencyOrder<ServiceName>(
                        member -> needs(member).stream().filter(members::contains).toList(),
                        circle -> {});
        members.forEach(order::add);
        var ordered = new LinkedHashMap<ServiceName, Service>();
        for (var name : order.all()) {
            Optional.ofNullable(services.get(name))
                    .ifPresent(service -> ordered.put(name, service));
        }
        return new DeployUnit(List.copyOf(ordered.values()));
    }

    /** Those of a service's dependencies and peers that are deployed with it, sorted. */
    private Set<ServiceName> needs(ServiceName name) {
        var needed = new TreeSet<ServiceName>();
        Optional.ofNullable(services.get(name))
                .ifPresent(service -> {
                    needed.addAll(sharedWith(service));
                    service.dependencies().stream().map(Dependency::service).forEach(needed::add);
                });
        needed.retainAll(services.keySet());
        needed.remove(name);
        return needed;
    }
}
