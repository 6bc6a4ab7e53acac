package io.stackctl.planner;

import io.stackctl.model.DependencyOrder;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.Dependency;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Which service needs which, and the order that follows. */
public final class Dependencies {

    private final Map<ServiceName, List<Dependency>> dependencies;

    private Dependencies(Map<ServiceName, List<Dependency>> dependencies) {
        this.dependencies = dependencies;
    }

    /** Those of a definition; on services that are not enabled nothing depends. */
    public static Dependencies of(Stack stack) {
        var found = new TreeMap<ServiceName, List<Dependency>>();
        for (var service : stack.services()) {
            found.put(service.name(), service.dependencies());
        }
        return new Dependencies(found);
    }

    /** Those that the labels of containers tell, where there is no definition. */
    public static Dependencies of(ObservedStack observed) {
        var found = new TreeMap<ServiceName, List<Dependency>>();
        for (var container : observed.containers()) {
            found.put(container.service(), container.labels().dependencies());
        }
        return new Dependencies(found);
    }

    /** The definition's where there is one, and the labels' for every other service. */
    public static Dependencies of(Stack stack, ObservedStack observed) {
        var joined = new TreeMap<>(of(observed).dependencies);
        joined.putAll(of(stack).dependencies);
        return new Dependencies(joined);
    }

    /** What a service depends on, as far as it is part of this. */
    public List<Dependency> of(ServiceName service) {
        return dependencies.getOrDefault(service, List.of()).stream()
                .filter(dependency -> dependencies.containsKey(dependency.service()))
                .toList();
    }

    /** The services that depend on one directly, sorted. */
    public List<ServiceName> dependentsOf(ServiceName service) {
        return dependencies.keySet().stream()
                .filter(name -> of(name).stream().anyMatch(d -> d.service().equals(service)))
                .toList();
    }

    /** Direct dependents that a restart or replacement of a service restarts, sorted. */
    public List<ServiceName> restartedWith(ServiceName service) {
        return dependencies.keySet().stream()
                .filter(name ->
                        of(name).stream().anyMatch(d -> d.service().equals(service) && d.restart()))
                .toList();
    }

    /** These services and everything that depends on them, directly or not. */
    public Set<ServiceName> withDependents(Set<ServiceName> services) {
        return closure(services, this::dependentsOf);
    }

    /** These services and everything that they depend on, directly or not. */
    public Set<ServiceName> withDependencies(Set<ServiceName> services) {
        return closure(services, service -> of(service).stream().map(Dependency::service).toList());
    }

    /** These services and those that a restart of them restarts, directly or not. */
    public Set<ServiceName> withRestarted(Set<ServiceName> services) {
        return closure(services, this::restartedWith);
    }

    private static Set<ServiceName> closure(
            Set<ServiceName> services, Function<ServiceName, List<ServiceName>> next) {
        var all = new TreeSet<>(services);
        var open = new ArrayList<>(services);
        while (!open.isEmpty()) {
            for (var found : next.apply(open.removeLast())) {
                if (all.add(found)) {
                    open.add(found);
                }
            }
        }
        return all;
    }

    /**
     * All services, each after those it depends on; otherwise by name. Labels may hold a cycle,
     * when containers come from different versions of a definition: it is cut.
     */
    public List<ServiceName> order() {
        var order =
                new DependencyOrder<ServiceName>(
                        service -> of(service).stream().map(Dependency::service).sorted().toList(),
                        circle -> {});
        dependencies.keySet().forEach(order::add);
        return order.all();
    }

    /** The services of a stack, each after those it depends on. */
    public static List<Service> inOrder(Stack stack) {
        return of(stack).order().stream().flatMap(name -> stack.service(name).stream()).toList();
    }

    /** Containers by service, sorted by name within each. */
    public static Map<ServiceName, List<ObservedContainer>> byService(
            List<ObservedContainer> containers) {
        var grouped = new TreeMap<ServiceName, List<ObservedContainer>>();
        for (var container : containers) {
            grouped.computeIfAbsent(container.service(), name -> new ArrayList<>()).add(container);
        }
        return grouped;
    }
}
