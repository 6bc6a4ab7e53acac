package io.stackctl.services.gateway.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the containers of one moment declare: who is asked for what. A pure function of
 * them, so that it can be compared as a value.
 *
 * @param services their backends by qualified name
 * @param problems one line for each declaration that could not be used
 */
public record Routing(
        RouteTable table, Map<String, List<Backend>> services, List<String> problems) {
    public static final Routing NONE = new Routing(RouteTable.EMPTY, Map.of(), List.of());

    /** These routes beside its own. */
    public Routing with(Collection<Route> others) {
        return new Routing(table.with(others), services, problems);
    }

    public static Routing of(Collection<Container> containers, RoutingOptions options) {
        var sorted = containers.stream().sorted(Comparator.comparing(Container::name)).toList();
        var declared = new Declarations();
        for (var container : sorted) {
            new VirtualHosts(container, options, declared).declare();
            new TraefikLabels(container, options, declared).declare();
            new VipLabels(container, options, declared).declare();
            var revision = container.labels().get(Container.REVISION);
            if (revision != null && !Container.isRevision(revision)) {
                declared.problem(container, "label '" + Container.REVISION + "' is no revision");
            }
        }
        return declared.resolve(options.defaultHost());
    }

    /**
     * Collects what containers declare; routes may name services and middlewares of their
     * neighbours.
     */
    static final class Declarations {
        private final List<PendingRoute> routes = new ArrayList<>();
        private final Map<String, List<Backend>> services = new TreeMap<>();
        private final Map<String, Middleware> middlewares = new HashMap<>();

        /** By the id of who declares them: what a container says of itself holds for it first. */
        private final Map<String, Map<String, Middleware>> own = new HashMap<>();

        /** Names in {@link #middlewares} that a container says which can be asked. */
        private final Set<String> firm = new HashSet<>();

        /** Units with a container that is not stopped. */
        private final Set<String> running = new HashSet<>();

        private final List<String> problems = new ArrayList<>();

        private record PendingRoute(Container container, Route route, List<String> middlewares) {}

        void route(Container container, Route route, List<String> middlewareNames) {
            routes.add(new PendingRoute(container, route, middlewareNames));
            if (container.readiness() != Readiness.STOPPED) {
                running.add(container.unit());
            }
        }

        /** One without middlewares. */
        void route(Container container, Route route) {
            route(container, route, List.of());
        }

        void backend(String service, Backend backend) {
            services.computeIfAbsent(service, name -> new ArrayList<>()).add(backend);
        }

        void middleware(Container container, String name, Middleware middleware) {
            own.computeIfAbsent(container.id(), id -> new HashMap<>()).put(name, middleware);
            boolean asked = container.readiness() == Readiness.READY;
            if (asked || !firm.contains(name)) {
                middlewares.put(name, middleware);
            }
            if (asked) {
                firm.add(name);
            }
        }

        private @Nullable Middleware middleware(Container container, String name) {
            var itsOwn = own.getOrDefault(container.id(), Map.of()).get(name);
            return itsOwn == null ? middlewares.get(name) : itsOwn;
        }

        void problem(Container container, String what) {
            problems.add(container.name() + ": " + what);
        }

        Routing resolve(String defaultHost) {
            var usable = new ArrayList<Route>();
            for (var pending : routes) {
                try {
                    usable.add(resolve(pending));
                } catch (InvalidDeclarationException e) {
                    problem(pending.container(), String.valueOf(e.getMessage()));
                }
            }
            var ports = new SharedPorts(running);
            var settled = ports.settle(usable);
            problems.addAll(ports.problems());
            return new Routing(
                    new RouteTable(settled, defaultHost), services, List.copyOf(problems));
        }

        private Route resolve(PendingRoute pending) {
            var route = pending.route();
            if (!services.containsKey(route.service())) {
                throw new InvalidDeclarationException(
                        "router '"
                                + route.name()
                                + "' names the service '"
                                + route.service()
                                + "', which no container declares");
            }
            var chain = new ArrayList<Middleware>();
            for (var name : pending.middlewares()) {
                var middleware = middleware(pending.container(), name);
                if (middleware == null) {
                    throw new InvalidDeclarationException(
                            "router '"
                                    + route.name()
                                    + "' names the middleware '"
                                    + name
                                    + "', which no container declares");
                }
                chain.add(middleware);
            }
            return route.with(chain);
        }
    }
}
