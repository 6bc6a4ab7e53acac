package io.stackctl.services.gateway.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoutingTest {
    private static final RoutingOptions OPTIONS =
            new RoutingOptions(false, Map.of("shop_default", "10.0.0.2"), "self", "");

    private static Container container(
            String name, Map<String, String> labels, Map<String, String> environment) {
        var all = new HashMap<>(labels);
        all.put(Container.PROJECT, "shop");
        all.put(Container.SERVICE, name.replaceFirst("-[0-9]+$", ""));
        return new Container(
                name + "-id",
                name,
                all,
                environment,
                Map.of("shop_default", "10.0.0." + name.length(), "other", "10.9.0.1"),
                List.of(3000, 4000),
                Readiness.READY);
    }

    private static Container labelled(String name, String... keysAndValues) {
        var labels = new HashMap<>(Map.of("traefik.enable", "true"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            labels.put("traefik." + keysAndValues[i], keysAndValues[i + 1]);
        }
        return container(name, labels, Map.of());
    }

    private static Container variables(String name, Map<String, String> environment) {
        return container(name, Map.of(), environment);
    }

    @Test
    void a_label_says_the_revision_and_one_that_cannot_be_is_told() {
        var wrong = variables("b-1", Map.of("VIRTUAL_HOST", "b"));
        wrong.labels().put(Container.REVISION, "r 7; Domain=.com");
        var right = variables("a-1", Map.of("VIRTUAL_HOST", "a"));
        right.labels().put(Container.REVISION, "r7");
        var routing = of(right, wrong);
        var backends = routing.services().values().stream().flatMap(List::stream).toList();

        assertEquals(List.of("r7", "0"), backends.stream().map(Backend::revision).toList());
        assertEquals("a@shop", backends.getFirst().unit());
        assertEquals(
                List.of("b-1: label 'io.stackctl.revision' is no revision"), routing.problems());
    }

    private static Routing of(Container... containers) {
        return Routing.of(List.of(containers), OPTIONS);
    }

    private static @Nullable String service(Routing routing, String host, String path) {
        var route = routing.table().match(host, path);
        return route == null ? null : route.service();
    }

    private static String backends(Routing routing, String service) {
        return routing.services().getOrDefault(service, List.of()).stream()
                .map(backend ->
                        backend.containerName() + " " + backend.address() + ":" + backend.port())
                .collect(Collectors.joining(", "));
    }

    @Test
    void labels_declare_a_route_and_its_service() {
        var routing =
                of(
                        labelled(
                                "vote-1",
                                "http.routers.vote.rule",
                                "Host(`vote.traefik.me`)",
                                "http.routers.vote.entrypoints",
                                "web",
                                "http.services.vote.loadbalancer.server.port",
                                "5000"));

        assertEquals(List.of(), routing.problems());
        assertEquals("vote@shop", service(routing, "vote.traefik.me", "/"));
        assertEquals("vote-1 10.0.0.6:5000", backends(routing, "vote@shop"));
        assertNull(service(routing, "other", "/"));
    }

    @Test
    void a_container_is_left_alone_unless_it_is_enabled() {
        var labels = Map.of("traefik.http.routers.a.rule", "PathPrefix(`/`)");
        var silent = container("silent", labels, Map.of());
        var refusing = container("refusing", Map.of("traefik.enable", "false"), Map.of());

        assertEquals(Map.of(), of(silent, refusing).services());
        var exposed = new RoutingOptions(true, Map.of(), "", "");
        assertEquals(
                Set.of("silent@shop"),
                Routing.of(List.of(silent, refusing), exposed).services().keySet());
    }

    @Test
    void replicas_are_one_service() {
        var port = "http.services.web.loadbalancer.server.port";
        var rule = "http.routers.web.rule";
        var routing =
                of(
                        labelled("web-2", rule, "PathPrefix(`/`)", port, "80"),
                        labelled("web-1", rule, "PathPrefix(`/`)", port, "80"));

        assertEquals("web-1 10.0.0.5:80, web-2 10.0.0.5:80", backends(routing, "web@shop"));
        assertEquals(1, routing.table().routes().size());
    }

    @Test
    void the_longer_rule_wins_unless_a_priority_says_otherwise() {
        var routing =
                of(
                        labelled("all", "http.routers.all.rule", "PathPrefix(`/`)"),
                        labelled("api", "http.routers.api.rule", "PathPrefix(`/api`)"),
                        labelled(
                                "one",
                                "http.routers.one.rule",
                                "Path(`/1`)",
                                "http.routers.one.priority",
                                "1"),
                        labelled(
                                "two",
                                "http.routers.two.rule",
                                "Host(`x`)",
                                "http.routers.two.priority",
                                "99"));

        assertEquals("api@shop", service(routing, "a", "/api/x"));
        assertEquals("all@shop", service(routing, "a", "/app"));
        assertEquals("all@shop", service(routing, "a", "/1"));
        assertEquals("two@shop", service(routing, "x", "/api/x"));
    }

    @Test
    void a_container_that_says_nothing_more_is_found_by_its_name_at_its_lowest_port() {
        var routing = of(labelled("web-1"));

        assertEquals("web@shop", service(routing, "web-shop", "/"));
        assertEquals("web-1 10.0.0.5:3000", backends(routing, "web@shop"));
    }

    @Test
    void routes_may_use_what_neighbours_declare() {
        var routing =
                of(
                        labelled(
                                "a",
                                "http.routers.a.rule",
                                "PathPrefix(`/a`)",
                                "http.routers.a.middlewares",
                                "cut@docker, there",
                                "http.routers.a.service",
                                "b"),
                        labelled(
                                "b",
                                "http.services.b.loadbalancer.server.port",
                                "81",
                                "http.middlewares.cut.stripprefix.prefixes",
                                "/a,/c",
                                "http.middlewares.there.addprefix.prefix",
                                "/there"));

        var route = routing.table().match("x", "/a");

        assertEquals(List.of(), routing.problems());
        assertEquals("b@shop", route == null ? "" : route.service());
        assertEquals(
                List.of(
                        new Middleware.StripPrefix(List.of("/a", "/c")),
                        new Middleware.AddPrefix("/there")),
                route == null ? List.of() : route.middlewares());
    }

    private static Container revision(String name, String revision, String... keysAndValues) {
        var container = labelled(name, keysAndValues);
        container.labels().put(Container.REVISION, revision);
        return container;
    }

    private static Container starting(Container container) {
        return new Container(
                container.id(),
                container.name(),
                container.labels(),
                container.environment(),
                container.networks(),
                container.exposedPorts(),
                Readiness.STARTING);
    }

    private static List<List<Middleware>> middlewares(Routing routing, String path) {
        return routing.table().match(Arrival.WEB, "x", path, route -> true).stream()
                .map(Route::middlewares)
                .toList();
    }

    @Test
    void revisions_that_declare_the_same_names_otherwise_do_not_mix() {
        var rule = "http.routers.web.rule";
        var uses = "http.routers.web.middlewares";
        var cut = "http.middlewares.cut.stripprefix.prefixes";
        var port = "http.services.web.loadbalancer.server.port";
        var routing =
                of(
                        revision(
                                "web-1",
                                "6",
                                rule,
                                "PathPrefix(`/a`)",
                                uses,
                                "cut",
                                cut,
                                "/a",
                                port,
                                "81"),
                        revision(
                                "web-2",
                                "7",
                                rule,
                                "PathPrefix(`/`)",
                                uses,
                                "cut",
                                cut,
                                "/b",
                                port,
                                "82"),
                        revision("web-3", "8", rule, "PathPrefix(`/`", uses, "cut", cut, "/c"));

        assertEquals(1, routing.problems().size(), routing.problems().toString());
        assertEquals(
                List.of(
                        List.of(new Middleware.StripPrefix(List.of("/a"))),
                        List.of(new Middleware.StripPrefix(List.of("/b")))),
                middlewares(routing, "/a"));
        assertEquals(
                List.of(List.of(new Middleware.StripPrefix(List.of("/b")))),
                middlewares(routing, "/c"));
        assertEquals(
                List.of(81, 82, 3000),
                routing.services().getOrDefault("web@shop", List.of()).stream()
                        .map(Backend::port)
                        .toList());
    }

    @Test
    void what_neighbours_use_is_not_changed_by_a_container_that_cannot_be_asked() {
        var cut = "http.middlewares.cut.stripprefix.prefixes";
        var routing =
                of(
                        labelled(
                                "a",
                                "http.routers.a.rule",
                                "PathPrefix(`/a`)",
                                "http.routers.a.middlewares",
                                "cut"),
                        revision("web-1", "6", cut, "/a"),
                        starting(revision("web-2", "7", cut, "/b")));

        assertEquals(
                List.of(List.of(new Middleware.StripPrefix(List.of("/a")))),
                middlewares(routing, "/a"));
    }

    @Test
    void a_route_can_be_for_some_addresses_and_change_the_response() {
        var options =
                new RoutingOptions(
                        false,
                        Map.of("shop_default", "10.0.0.2"),
                        "self",
                        "",
                        Set.of("172.18.0.1"));
        var routing =
                Routing.of(
                        List.of(
                                labelled(
                                        "a",
                                        "http.routers.a.rule",
                                        "PathPrefix(`/a`)",
                                        "http.routers.a.middlewares",
                                        "mine,cors",
                                        "http.middlewares.mine.ipallowlist.sourcerange",
                                        "host, 10.0.0.0/8",
                                        "http.middlewares.cors.headers.customResponseHeaders.Access-Control-Allow-Origin",
                                        "")),
                        options);

        var route = routing.table().match("x", "/a");

        assertEquals(List.of(), routing.problems());
        assertEquals(
                List.of(
                        new Middleware.AllowFrom(
                                AddressRanges.of("127.0.0.0/8,172.18.0.1,10.0.0.0/8")),
                        new Middleware.ResponseFields(Map.of("access-control-allow-origin", ""))),
                route == null ? List.of() : route.middlewares());
    }

    @Test
    void a_route_whose_middleware_is_none_is_not_opened_without_it() {
        for (var option :
                List.of(
                        "ipallowlist.sourcerange=everybody",
                        "ipallowlist.sourcerange=",
                        "headers.customresponseheaders.transfer-encoding=chunked",
                        "headers.customresponseheaders.x=a\nb",
                        "headers.customresponseheaders.x y=a",
                        "addprefix.prefix=/a b",
                        "addprefix.prefix=/a\r\nX: y",
                        "stripprefix.prefixes=/a?b",
                        "redirectregex.replacement=/a\r\nX: y")) {
            var parts = option.split("=", 2);
            var routing =
                    of(
                            labelled(
                                    "a",
                                    "http.routers.a.rule",
                                    "PathPrefix(`/a`)",
                                    "http.routers.a.middlewares",
                                    "m",
                                    "http.middlewares.m." + parts[0],
                                    parts[1],
                                    "http.middlewares.m.redirectregex.regex",
                                    parts[0].startsWith("redirect") ? "a" : ""));

            assertNull(routing.table().match("x", "/a"), option);
            assertEquals(2, routing.problems().size(), option);
        }
    }

    @Test
    void what_is_not_understood_is_named_and_the_rest_used() {
        var routing =
                of(
                        labelled(
                                "a",
                                "http.routers.bad.rule",
                                "Method(`GET`)",
                                "http.routers.good.rule",
                                "Host(`good`)",
                                "http.routers.good.tls",
                                "true",
                                "http.routers.elsewhere.rule",
                                "Host(`e`)",
                                "http.routers.elsewhere.entrypoints",
                                "websecure",
                                "http.services.a.loadbalancer.server.port",
                                "80",
                                "tcp.routers.x.rule",
                                "HostSNI(`*`)"),
                        labelled(
                                "b",
                                "http.routers.b.rule",
                                "Host(`b`)",
                                "http.routers.b.middlewares",
                                "nowhere"),
                        labelled("c", "http.services.c.loadbalancer.server.port", "99999"),
                        labelled("d", "http.middlewares.d.basicauth.users", "x"),
                        labelled("e", "docker.network", "absent"));

        assertEquals(
                """
                a: label 'traefik.tcp.routers.x.rule' is not understood
                a: router 'bad': rule 'Method(`GET`)', character 13: only Host, PathPrefix and Path are known, not 'Method'
                a: router 'elsewhere' is for entry point [websecure]: the only one is 'web'
                a: router 'good': 'tls' is not understood and left out
                c: loadbalancer.server.port '99999' is not a port from 1 to 65535
                d: middleware 'd' is none of stripprefix, addprefix, redirectregex, ipallowlist, headers.customresponseheaders
                e: traefik.docker.network 'absent' is none of the networks it shares with the gateway: shop_default
                b: router 'b@shop' names the middleware 'nowhere@shop', which no container declares
                c: router 'c-shop@shop' names the service 'c@shop', which no container declares
                e: router 'e-shop@shop' names the service 'e@shop', which no container declares\
                """,
                String.join("\n", routing.problems()));
        assertEquals("a@shop", service(routing, "good", "/"));
    }

    @Test
    void a_container_on_no_network_of_the_gateways_gets_nothing() {
        var apart = new RoutingOptions(false, Map.of("elsewhere", "10.0.0.2"), "", "");

        var routing = Routing.of(List.of(labelled("a")), apart);

        assertEquals(Map.of(), routing.services());
        assertEquals(
                "a: shares no network with the gateway: put both on one",
                routing.problems().getFirst());
    }

    @Test
    void the_network_can_be_chosen_by_either_of_its_names() {
        var everywhere = new RoutingOptions(false, Map.of(), "", "");

        var full = Routing.of(List.of(labelled("a", "docker.network", "shop_default")), everywhere);
        var local = Routing.of(List.of(labelled("a", "docker.network", "default")), everywhere);
        var other = Routing.of(List.of(labelled("a", "docker.network", "other")), everywhere);

        assertEquals("a 10.0.0.1:3000", backends(full, "a@shop"));
        assertEquals("a 10.0.0.1:3000", backends(local, "a@shop"));
        assertEquals("a 10.9.0.1:3000", backends(other, "a@shop"));
    }

    @Test
    void variables_declare_hosts_ports_and_paths() {
        var routing =
                of(
                        variables(
                                "auth",
                                Map.of(
                                        "VIRTUAL_HOST",
                                        "auth.local, *.auth.local",
                                        "VIRTUAL_PORT",
                                        "3000")),
                        variables(
                                "api",
                                Map.of("VIRTUAL_HOST", "auth.local:3000", "VIRTUAL_PATH", "/api")));

        assertEquals(List.of(), routing.problems());
        assertEquals("auth.local/@shop", service(routing, "auth.local", "/signup"));
        assertEquals("*.auth.local/@shop", service(routing, "x.auth.local", "/"));
        assertEquals("auth.local/api@shop", service(routing, "auth.local", "/api/1"));
        assertEquals("auth 10.0.0.4:3000", backends(routing, "auth.local/@shop"));
        assertEquals("api 10.0.0.3:80", backends(routing, "auth.local/api@shop"));
    }

    @Test
    void an_unknown_host_is_served_as_the_default_host() {
        var options = new RoutingOptions(false, Map.of(), "", "front.local");
        var front = variables("front", Map.of("VIRTUAL_HOST", "front.local"));

        var routing = Routing.of(List.of(front), options);

        assertEquals("front.local/@shop", service(routing, "whatever", "/"));
    }

    @Test
    void containers_that_name_the_same_host_are_replicas() {
        var routing =
                of(
                        variables("blue", Map.of("VIRTUAL_HOST", "x")),
                        variables("green", Map.of("VIRTUAL_HOST", "x")));

        assertEquals("blue 10.0.0.4:80, green 10.0.0.5:80", backends(routing, "x/@shop"));
    }

    @Test
    void mistaken_variables_are_named() {
        var routing =
                of(
                        variables("a", Map.of("VIRTUAL_HOST", "a", "VIRTUAL_PORT", "http")),
                        variables("b", Map.of("VIRTUAL_HOST", "~^b.*")),
                        variables("c", Map.of("VIRTUAL_HOST", "c", "VIRTUAL_PATH", "c")));

        assertEquals(
                """
                a: VIRTUAL_HOST 'a': VIRTUAL_PORT 'http' is not a port from 1 to 65535
                b: VIRTUAL_HOST '~^b.*': regular expressions are not supported: name the hosts
                c: VIRTUAL_HOST 'c': VIRTUAL_PATH 'c' does not begin with /\
                """,
                String.join("\n", routing.problems()));
    }

    @Test
    void the_gateway_is_not_its_own_service() {
        var options = new RoutingOptions(true, Map.of(), "gateway-id", "");

        assertEquals(Map.of(), Routing.of(List.of(labelled("gateway")), options).services());
    }
}
