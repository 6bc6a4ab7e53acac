package io.stackctl.swarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.Failure.InvalidDefinition;
import io.stackctl.failure.StackException;
import io.stackctl.swarm.attribute.SwarmAttributes;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    @Test
    void all_that_a_swarm_cannot_do_is_said_at_once_with_its_place() {
        assertEquals(
                List.of(
                        "4 services.web.privileged: a swarm knows no privileged",
                        "5 services.web.network_mode: a swarm knows no network_mode",
                        "6 services.web.volumes_from: a swarm knows no volumes_from"),
                refused(
                        """
                        services:
                          web:
                            privileged: true
                            network_mode: host
                            volumes_from: [db]
                            image: a
                          db: {image: a}
                        """));
    }

    @Test
    void profiles_are_refused_and_no_new_privileges_is_only_left_out() {
        assertEquals(
                List.of("3 services.a.security_opt: a swarm gives tasks no profiles of their own"),
                refused(
                        """
                        services:
                          a: {image: a, security_opt: ["seccomp:unconfined"]}
                          b: {image: b, security_opt: ["no-new-privileges:true"]}
                        """));
    }

    @Test
    void what_says_nothing_is_no_reason() {
        assertEquals(
                List.of(),
                refused(
                        "services: {web: {image: a, privileged: false, oom_kill_disable: false}}\n"));
    }

    @Test
    void ports_of_one_address_and_of_a_range_are_refused() {
        assertEquals(
                List.of(
                        "5 services.web.ports[0]: a swarm publishes on every address of a machine",
                        "6 services.web.ports[1]: a swarm does not choose from a range"),
                refused(
                        """
                        services:
                          web:
                            ports:
                              - 127.0.0.1:80:80
                              - 8000-8010:81
                              - 82:82
                            image: a
                        """));
    }

    @Test
    void addresses_bridges_and_migrations_are_refused() {
        assertEquals(
                List.of(
                        "4 services.web.networks.back.ipv4_address: a swarm knows no ipv4_address",
                        "7 networks.back.driver: a bridge ends at its machine",
                        "9 x-stackctl.migrations: nobody applies migrations on a swarm but a service"),
                refused(
                        """
                        services:
                          web:
                            networks: {back: {ipv4_address: 10.5.0.5}}
                            image: a
                        networks:
                          back: {driver: bridge, ipam: {config: [{subnet: 10.5.0.0/16}]}}
                        x-stackctl:
                          migrations: {directory: ., database: web}
                        """));
    }

    @Test
    void what_would_be_left_out_further_down_is_refused() {
        assertEquals(
                List.of(
                        "4 services.web.depends_on.db.restart: a swarm knows no restart",
                        "7 services.web.deploy.resources.reservations.devices: a swarm knows no devices",
                        "10 networks.default.enable_ipv4: a network of a swarm has IPv4 addresses"),
                refused(
                        """
                        services:
                          web:
                            depends_on: {db: {condition: service_started, restart: true}}
                            image: a
                            deploy:
                              resources: {reservations: {devices: [{capabilities: [gpu]}]}}
                          db: {image: a}
                        networks:
                          default: {enable_ipv4: false}
                        """));
    }

    @Test
    void only_what_is_selected_counts() {
        var stack =
                Definitions.of("services: {web: {image: a}, db: {image: a, privileged: true}}\n");
        var web = stack.withServices(List.of(Definitions.service(stack, "web")));

        Refusals.check(web);

        assertThrows(StackException.class, () -> Refusals.check(stack));
    }

    @Test
    void what_is_left_out_is_a_warning_with_its_place() {
        var stack =
                Definitions.of(
                        """
                        services:
                          web:
                            image: a
                            x-stackctl: {deploy: {strategy: rolling}}
                        """);

        var warnings = SwarmAttributes.warnings(stack);

        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(
                warnings.getFirst()
                        .endsWith(
                                "compose.yaml:5:18: services.web.x-stackctl.deploy is left out on a"
                                        + " swarm: a swarm updates services as `update_config` says"),
                warnings.getFirst());
    }

    private static List<String> refused(String lines) {
        var stack = Definitions.of(lines);
        try {
            Refusals.check(stack);
            return List.of();
        } catch (StackException refused) {
            var invalid = (InvalidDefinition) refused.failure();
            return invalid.mistakes().stream()
                    .map(mistake ->
                            mistake.location().line()
                                    + " "
                                    + mistake.keyPath()
                                    + ": "
                                    + mistake.message())
                    .toList();
        }
    }
}
