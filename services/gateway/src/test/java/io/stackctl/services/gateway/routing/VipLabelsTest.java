package io.stackctl.services.gateway.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.gateway.routing.EntryPoint.Protocol;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services that are called by name, through ports of the gateway inside networks. */
class VipLabelsTest {
    private static final String FRONT = "10.0.1.2";
    private static final String BACK = "10.0.2.2";

    private static final RoutingOptions OPTIONS =
            new RoutingOptions(false, Map.of("front", FRONT, "back", BACK), "self-id", "");

    private static Container container(
            String name, String names, String ports, String... networks) {
        var labels = new HashMap<String, String>();
        labels.put(Container.PROJECT, "shop");
        labels.put(Container.SERVICE, name.replaceFirst("-[0-9]+$", ""));
        labels.put(VipLabels.NAMES, names);
        labels.put(VipLabels.PORTS, ports);
        var addresses =
                Arrays.stream(networks)
                        .collect(Collectors.toMap(network -> network, network -> "10.9.9.9"));
        return new Container(
                name + "-id", name, labels, Map.of(), addresses, List.of(), Readiness.READY);
    }

    private static Container stopped(Container container) {
        var networks = new HashMap<>(container.networks());
        networks.replaceAll((network, address) -> "");
        return new Container(
                container.id(),
                container.name(),
                container.labels(),
                Map.of(),
                networks,
                List.of(),
                Readiness.STOPPED);
    }

    private static Container of(Container container, String revision) {
        container.labels().put(Container.REVISION, revision);
        return container;
    }

    private static Routing of(Container... containers) {
        return Routing.of(List.of(containers), OPTIONS);
    }

    private static Arrival.Inside at(int port, String address) {
        return new Arrival.Inside(port, address);
    }

    private static String unit(Routing routing, Arrival arrival, String host) {
        return routing.table().match(arrival, host, "/", route -> true).stream()
                .map(route -> route.unit() + " " + route.revision())
                .collect(Collectors.joining(", "));
    }

    @Test
    void labels_declare_ports_at_which_a_service_is_called_by_its_names() {
        var routing = of(container("web-1", "web, API", "3001/http, 5432/tcp", "front"));

        assertEquals(List.of(), routing.problems());
        assertEquals(Set.of(3001, 5432), routing.table().inside().keySet());
        assertEquals("web@shop 0", unit(routing, at(3001, FRONT), "api"));
        assertEquals(Protocol.HTTP, routing.table().protocol(at(3001, FRONT)));
        assertEquals(Protocol.TCP, routing.table().protocol(at(5432, FRONT)));
        assertEquals(
                "web-1 10.9.9.9:5432",
                routing.services().getOrDefault("web@shop:5432", List.of()).stream()
                        .map(it -> it.containerName() + " " + it.address() + ":" + it.port())
                        .collect(Collectors.joining()));
        assertEquals("api:3001, web:3001 (inside)", routing.table().routes().getFirst().rule());
    }

    @Test
    void the_proxy_s_port_and_those_inside_do_not_lead_to_each_other_s_services() {
        var both = container("web-1", "web", "3001/http", "front");
        both.labels().put("traefik.enable", "true");
        both.labels().put("traefik.http.routers.w.rule", "Host(`outside`)");
        both.labels().put("traefik.http.services.w.loadbalancer.server.port", "3001");
        var routing = of(both);

        assertNull(routing.table().match("web", "/"));
        assertEquals("web@shop 0", unit(routing, Arrival.WEB, "outside"));
        var inside = routing.table().match(at(3001, FRONT), "outside", "/", route -> true);
        assertEquals("web@shop:3001", inside.getFirst().service());
        assertEquals("", unit(routing, at(80, FRONT), "outside"));
    }

    @Test
    void a_name_that_nobody_has_matters_only_where_several_could_be_meant() {
        var one = of(container("web-1", "web", "3001/http", "front"));
        var two =
                of(
                        container("web-1", "web", "3001/http", "front"),
                        container("api-1", "api", "3001/http", "front"));

        assertEquals("web@shop 0", unit(one, at(3001, FRONT), "10.0.1.2"));
        assertEquals("", unit(two, at(3001, FRONT), "10.0.1.2"));
        assertEquals("api@shop 0", unit(two, at(3001, FRONT), "api"));
        assertEquals(new TreeSet<>(Set.of("api", "web")), two.table().names(at(3001, FRONT)));
    }

    @Test
    void only_a_network_that_a_service_is_on_leads_to_it() {
        var routing =
                of(
                        container("web-1", "web", "3001/http", "front"),
                        container("db-1", "db", "5432/tcp", "back"));

        assertEquals("web@shop 0", unit(routing, at(3001, FRONT), "web"));
        assertEquals("", unit(routing, at(3001, BACK), "web"));
        assertEquals("", unit(routing, at(5432, FRONT), ""));
        assertEquals("db@shop 0", unit(routing, at(5432, BACK), ""));
        assertEquals(Protocol.TCP, routing.table().protocol(at(5432, FRONT)));
        assertEquals(Set.of(), routing.table().names(at(3001, BACK)));
    }

    @Test
    void revisions_have_their_own_names_and_share_what_is_called_by_both() {
        var routing =
                of(
                        of(container("web-1", "web", "3001/http", "front"), "3"),
                        of(container("web-2", "web,api", "3001/http", "front"), "4"));
        var table = routing.table();

        assertEquals(2, table.match(at(3001, FRONT), "web", "/", route -> true).size());
        assertEquals("web@shop 4", unit(routing, at(3001, FRONT), "api"));
        var closed = table.match(at(3001, FRONT), "api", "/", it -> it.revision().equals("3"));
        assertEquals("3", closed.getFirst().revision());
    }

    @Test
    void a_connection_cannot_say_which_of_two_services_at_a_port_is_meant() {
        var routing =
                of(
                        container("pg-1", "pg", "5432/tcp", "front", "back"),
                        container("db-1", "db", "5432/tcp", "back"));

        assertEquals("db@shop 0", unit(routing, at(5432, BACK), ""));
        assertEquals("pg@shop 0", unit(routing, at(5432, FRONT), ""));
        assertEquals(1, routing.problems().size());
        var problem = routing.problems().getFirst();
        assertTrue(problem.startsWith("pg@shop: port 5432 is db@shop's already"), problem);
    }

    @Test
    void one_that_is_stopped_keeps_a_port_from_nobody_that_runs() {
        var db = stopped(container("db-1", "db", "5432/tcp", "back"));

        assertEquals("db@shop 0", unit(of(db), at(5432, BACK), ""));
        var both = of(db, container("pg-1", "pg", "5432/tcp", "back"));
        assertEquals("pg@shop 0", unit(both, at(5432, BACK), ""));
    }

    @Test
    void of_two_with_the_same_name_at_a_port_the_first_has_it() {
        var routing =
                of(
                        container("web-1", "web", "3001/http", "front"),
                        container("api-1", "api,web", "3001/http", "front"));

        assertEquals("api@shop 0", unit(routing, at(3001, FRONT), "web"));
        assertEquals(
                List.of("web@shop: web:3001 is api@shop's already on a network of both"),
                routing.problems());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "web    | 0/http            | '0/http' is not a port from 1 to 65535",
                "web    | 65536/tcp         | '65536/tcp' is not a port",
                "web    | 99999999999/tcp   | is not a port",
                "web    | 3001              | '3001' is not a port",
                "web    | 3001/udp          | '3001/udp' is not a port",
                "web    | 3001/http,3001/tcp| names port 3001 twice",
                "a b    | 3001/http         | 'a b' is not a name",
                "a`)     | 3001/http         | is not a name",
                "\"\"   | 3001/http         | '' is not a name"
            })
    void what_cannot_be_is_told(String names, String ports, String why) {
        var problems = of(container("web-1", names, ports, "front")).problems();

        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.getFirst().contains(why), problems.toString());
    }

    @Test
    void one_label_alone_too_many_items_and_no_common_network_are_told() {
        var alone = container("a-1", "a", "1/tcp", "front");
        alone.labels().remove(VipLabels.NAMES);
        var many = container("b-1", "b".repeat(3) + ",b".repeat(64), "2/tcp", "front");
        var apart = container("c-1", "c", "3/tcp", "elsewhere");
        var routing = of(alone, many, apart);

        assertEquals(
                List.of(
                        "a-1: label 'io.stackctl.vip.ports' says nothing without"
                                + " 'io.stackctl.vip.names'",
                        "b-1: label 'io.stackctl.vip.names' holds more than 64 items",
                        "c-1: shares no network with the gateway: put both on one"),
                routing.problems());
        assertEquals(Map.of(), routing.table().inside());
    }

    @Test
    void outside_of_a_container_the_gateway_cannot_tell_networks_apart() {
        var options = new RoutingOptions(false, Map.of(), "", "");
        var routing = Routing.of(List.of(container("web-1", "web", "3001/http", "any")), options);

        assertEquals("web@shop 0", unit(routing, at(3001, "127.0.0.1"), "web"));
    }

    @Test
    void the_gateway_itself_is_not_called_by_these_labels() {
        var routing = of(container("self", "web", "3001/http", "front"));

        assertEquals(Map.of(), routing.table().inside());
    }
}
