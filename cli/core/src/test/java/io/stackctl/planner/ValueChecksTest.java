package io.stackctl.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.engine.TestStack;
import io.stackctl.failure.StackException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ValueChecksTest {

    private static String mistakes(String text) {
        var stack = TestStack.of("shop", text).stack();
        var refused = assertThrows(StackException.class, () -> ValueChecks.check(stack));
        return refused.failure()
                .message()
                .lines()
                .filter(line -> !line.startsWith(" "))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void values_of_services_that_no_engine_takes_are_found_together() {
        assertEquals(
                """
                test.yaml:12:25: networks.n.ipam.config.subnet: invalid subnet: 10.5.0.0
                test.yaml:12:45: networks.n.ipam.config.ip_range: invalid ip-range: 10.5.0.0/33
                test.yaml:12:67: networks.n.ipam.config.gateway: invalid gateway address: gate
                test.yaml:12:92: networks.n.ipam.config.aux_addresses.h: invalid auxiliary address: host
                test.yaml:4:11: services.web.dns: invalid DNS address: foo
                test.yaml:5:18: services.web.mac_address: invalid MAC address: 02:42
                test.yaml:8:25: services.web.networks.n.ipv4_address: invalid IPv4 address: 10.5.0.300
                test.yaml:8:51: services.web.networks.n.ipv6_address: invalid IPv6 address: fd00::g
                test.yaml:8:79: services.web.networks.n.link_local_ips: invalid link-local IP: near
                test.yaml:8:99: services.web.networks.n.mac_address: invalid MAC address: 02-42-ac:11-00-02
                test.yaml:6:20: services.web.expose: invalid port: x
                test.yaml:6:23: services.web.expose: invalid port: 9-8
                test.yaml:6:28: services.web.expose: invalid port: 70000\
                """,
                mistakes(
                        """
                        services:
                          web:
                            image: a
                            dns: [foo, 1.1.1.1]
                            mac_address: 02:42
                            expose: ["80", x, 9-8, 70000]
                            networks:
                              n: {ipv4_address: 10.5.0.300, ipv6_address: "fd00::g", link_local_ips: [near], mac_address: "02-42-ac:11-00-02"}
                        networks:
                          n:
                            ipam:
                              config: [{subnet: 10.5.0.0, ip_range: 10.5.0.0/33, gateway: gate, aux_addresses: {h: host}}]
                        """));
    }

    @Test
    void restart_policies_that_no_engine_knows_are_found() {
        assertEquals(
                """
                test.yaml:2:28: services.web.restart: invalid restart policy 'unless-stoped'
                test.yaml:3:27: services.db.restart: invalid restart policy 'on-failure:x'
                test.yaml:4:56: services.job.deploy.restart_policy.condition: invalid restart policy 'never'\
                """,
                mistakes(
                        """
                        services:
                          web: {image: a, restart: unless-stoped}
                          db: {image: a, restart: "on-failure:x"}
                          job: {image: a, deploy: {restart_policy: {condition: never}}}
                        """));
    }

    @Test
    void all_that_engines_take_is_let_through() {
        ValueChecks.check(
                TestStack.of(
                                "shop",
                                """
                                services:
                                  web:
                                    image: a
                                    dns: ["1.1.1.1", "::1", "fe80::1%eth0"]
                                    mac_address: 0242.ac11.0002
                                    expose: ["80", 53/udp, "3000-3002/sctp", 0]
                                    networks:
                                      n: {ipv4_address: 10.5.0.3, ipv6_address: "fd00::3", link_local_ips: [169.254.8.8], mac_address: "02-42-AC-11-00-02"}
                                networks:
                                  n: {ipam: {config: [{subnet: 10.5.0.0/16, ip_range: 10.5.1.0/24, gateway: 10.5.0.1}, {subnet: "fd00::/64"}]}}
                                """)
                        .stack());
    }

    @Test
    void what_belongs_to_somebody_else_is_not_looked_at() {
        ValueChecks.check(
                TestStack.of(
                                "shop",
                                """
                                services: {web: {provider: {type: x}, dns: [foo]}}
                                networks: {n: {external: true, name: outside}}
                                """)
                        .stack());
    }
}
