package io.stackctl.model.deploy.vip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.reconcile.Stacks;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarriedNamesTest {

    private static final String SHOP =
            """
            services:
              edge: { image: 'shop:1', networks: [back, front] }
              web:
                image: 'shop:1'
                networks: { front: { aliases: [www, site] }, back: }
                deploy: { endpoint_mode: vip }
                x-stackctl: { deploy: { vip: { gateway: edge, http: [3001, 3000] } } }
              db:
                image: 'shop:1'
                networks: [back]
                deploy: { endpoint_mode: vip }
                x-stackctl: { deploy: { vip: { gateway: edge, tcp: 5432 } } }
              client: { image: 'shop:1', networks: { back: { aliases: [caller] } } }
            networks: { back: , front: }
            """;

    private static List<String> names(Stack stack, String service, String network) {
        var found = stack.definedService(ServiceName.of(service)).orElseThrow();
        return found.connectivity().networks().stream()
                .filter(it -> it.network().equals(network))
                .map(it -> CarriedNames.of(stack).in(it, found))
                .findFirst()
                .orElseThrow();
    }

    private static InsideNames told(Stack stack, String service) {
        return CarriedNames.of(stack)
                .told(stack.definedService(ServiceName.of(service)).orElseThrow());
    }

    @Test
    void the_gateway_has_the_names_in_each_network() {
        var stack = Stacks.shop(SHOP);

        assertEquals(List.of("edge", "db", "web"), names(stack, "edge", "back"));
        assertEquals(List.of("edge", "site", "web", "www"), names(stack, "edge", "front"));
        assertEquals(List.of("web-direct"), names(stack, "web", "front"));
        assertEquals(List.of("client", "caller"), names(stack, "client", "back"));
        assertEquals(
                new InsideNames("", "", "back:db,web;front:site,web,www"), told(stack, "edge"));
        assertEquals(
                new InsideNames("web,www,site", "3000/http,3001/http", ""), told(stack, "web"));
        assertEquals(new InsideNames("db", "5432/tcp", ""), told(stack, "db"));
        assertEquals(InsideNames.NONE, told(stack, "client"));
    }

    /** Where only some services are brought up, the gateway still has the names of all. */
    @Test
    void what_is_not_selected_counts() {
        var stack = Stacks.load("shop", SHOP, "edge");
        var profiled = Stacks.shop(SHOP.replace("web:", "web:\n    profiles: [shop]"));

        assertEquals(List.of("edge", "db", "web"), names(stack, "edge", "back"));
        assertEquals(List.of("edge", "db", "web"), names(profiled, "edge", "back"));
    }

    /** Swarm's default stands in many files, and Compose does nothing about it. */
    @Test
    void the_mode_alone_changes_nothing() {
        var stack =
                Stacks.shop("services: { web: { image: a, deploy: { endpoint_mode: vip } } }\n");

        assertEquals(List.of("web"), names(stack, "web", "default"));
        assertEquals(InsideNames.NONE, told(stack, "web"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    gateway: edge, tcp: 5432  | gateway: nobody, tcp: 5432 | services.db.x-stackctl.deploy.vip: no other service 'nobody' is defined
                    gateway: edge, tcp: 5432  | gateway: db, tcp: 5432     | no other service 'db' is defined
                    gateway: edge, tcp: 5432  | tcp: 5432                  | names no gateway
                    gateway: edge, tcp: 5432  | gateway: edge              | names no port
                    gateway: edge, tcp: 5432  | gateway: edge, tcp: 0      | '0' is not a whole number from 1 to 65535
                    gateway: edge, tcp: 5432  | gateway: edge, tcp: [5, x] | services.db.x-stackctl.deploy.vip.tcp[1]: 'x' is not a whole number
                    gateway: edge, tcp: 5432  | gateway: edge, tcp: [5, 5] | names port 5 twice
                    gateway: edge, tcp: 5432  | gateway: edge, udp: 53     | additional properties 'udp' not allowed
                    gateway: edge, tcp: 5432  | gateway: edge, tcp: 3001   | port 3001 is that of service
                    gateway: edge, tcp: 5432  | gateway: edge, tcp: 8080   | gateway edge itself listens at port 8080
                    deploy: { endpoint_mode: vip } | deploy: { endpoint_mode: dnsrr } | but endpoint_mode is not vip
                    image: 'shop:1', networks: [back, front] | image: 'shop:1', networks: [front] | gateway edge is not in network back
                    client: {                 | client: { links: [db],     | service client links to it
                    """)
    void what_cannot_be_carried_is_refused(String is, String becomes, String expected) {
        assertTrue(SHOP.contains(is));
        var message = refusal(SHOP.replace(is, becomes));

        assertTrue(message.contains(expected), message);
    }

    @Test
    void names_are_not_the_stacks() {
        var message = refusal(SHOP + "x-stackctl: { deploy: { vip: { tcp: 1 } } }\n");

        assertTrue(message.contains("x-stackctl.deploy.vip: names are a service's"), message);
    }

    private static String refusal(String definition) {
        return assertThrows(StackException.class, () -> CarriedNames.of(Stacks.shop(definition)))
                .failure()
                .message();
    }

    @Test
    void a_gateway_opens_so_many_ports() {
        var many = IntStream.rangeClosed(1, 65).boxed().toList();

        var message = refusal(SHOP.replace("tcp: 5432", "tcp: " + many));

        assertTrue(message.contains("names 65 ports, and a gateway opens 64"), message);
    }

    @Test
    void two_services_may_have_one_port_where_the_name_tells_them_apart() {
        var stack = Stacks.shop(SHOP.replace("tcp: 5432", "http: 3001"));

        assertEquals("3001/http", told(stack, "db").ports());
    }

    @Test
    void a_gateway_that_listens_elsewhere_leaves_its_usual_port() {
        var moved =
                SHOP.replace("tcp: 5432", "http: 8080")
                        .replace("edge: {", "edge: { environment: { PORT: '9' },");

        assertEquals("8080/http", told(Stacks.shop(moved), "db").ports());
    }
}
