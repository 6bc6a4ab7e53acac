package io.stackctl.docker.create;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.docker.json.Json;
import io.stackctl.engine.ApiVersion;
import io.stackctl.engine.ContainerSpec;
import io.stackctl.engine.TestStack;
import io.stackctl.model.service.ContainerLink;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a create call says to Podman otherwise, and what is told of what it leaves out. */
class PodmanCreationTest {

    private static final ApiVersion VERSION = new ApiVersion(1, 41);
    private static final List<ContainerLink> LINKED =
            List.of(new ContainerLink("shop-db-1", "db"), new ContainerLink("shop-db-1", "db-1"));

    private static ContainerSpec spec(String service) {
        var plain =
                TestStack.of(
                                "shop",
                                """
                                networks: {default: {name: shop_default}, back: {name: shop_back}}
                                volumes: {data: {name: shop_data}}
                                services:
                                  web:
                                    image: shop:1
                                """
                                        + service.indent(4))
                        .container("web", 1);
        return new ContainerSpec(
                plain.name(),
                plain.stack(),
                plain.service(),
                plain.image(),
                plain.labels(),
                plain.endpoints(),
                LINKED,
                Map.of(),
                List.of(),
                false,
                false);
    }

    private static Json host(String service, boolean podman) {
        return new CreateBody(spec(service), VERSION, podman, ProxySettings.NONE)
                .build()
                .get("HostConfig");
    }

    private static List<String> ignored(String service) {
        return PodmanLimits.ignored(spec(service).service());
    }

    @Test
    void a_volume_that_is_to_stay_as_it_is_goes_in_the_form_that_says_so() {
        var service =
                """
                volumes:
                  - {type: volume, source: data, target: /d, read_only: true, volume: {nocopy: true}}
                """;

        assertEquals(List.of("shop_data:/d:ro,nocopy"), host(service, true).texts("Binds"));
        assertEquals(List.of(), host(service, true).items("Mounts"));
        assertEquals(List.of(), host(service, false).texts("Binds"));
        assertEquals(List.of(), ignored(service));
    }

    @Test
    void what_that_form_cannot_say_stays_a_mount_and_a_warning() {
        var service =
                """
                volumes:
                  - {type: volume, source: data, target: /d, volume: {nocopy: true, subpath: a}}
                  - {type: volume, target: /e, volume: {nocopy: true, labels: {a: b}}}
                """;

        assertEquals(2, host(service, true).items("Mounts").size());
        assertEquals(
                List.of(
                        "service \"web\": Podman ignores volume.nocopy of /d, volume.nocopy of /e,"
                                + " volume.labels of /e"),
                ignored(service));
    }

    @Test
    void links_by_the_services_own_names_are_what_networks_do_anyway() {
        var links = List.of("shop-db-1:db", "shop-db-1:db-1");

        assertEquals(List.of(), host("links: [db]", true).texts("Links"));
        assertEquals(links, host("links: [db]", false).texts("Links"));
    }

    @Test
    void links_by_other_names_are_left_for_podman_to_refuse() {
        var links = List.of("shop-db-1:db", "shop-db-1:db-1");

        assertEquals(links, host("links: [db, 'db:store']", true).texts("Links"));
        assertEquals(links, host("external_links: [db]", true).texts("Links"));
    }

    @Test
    void what_podman_leaves_out_is_said_in_one_sentence() {
        assertEquals(
                List.of(
                        "service \"web\": Podman ignores domainname, runtime, cgroup, volume_driver,"
                                + " gpus, deploy.resources.reservations.devices,"
                                + " logging.options.max-file, networks.back.link_local_ips,"
                                + " networks.back.driver_opts, bind.create_host_path of /s, and"
                                + " makes the folder"),
                ignored(
                        """
                        domainname: example.org
                        runtime: runsc
                        cgroup: private
                        volume_driver: far
                        gpus: [{driver: nvidia, count: -1}]
                        deploy: {resources: {reservations: {devices: [{capabilities: [gpu], count: 1}]}}}
                        logging: {driver: json-file, options: {max-size: 1m, max-file: "3"}}
                        networks: {default: null, back: {link_local_ips: [169.254.1.1], driver_opts: {o: "1"}}}
                        volumes:
                          - {type: bind, source: /src, target: /s, bind: {create_host_path: false}}
                        """));
    }

    @Test
    void what_podman_does_as_docker_does_is_no_warning() {
        assertEquals(
                List.of(),
                ignored(
                        """
                        device_cgroup_rules: ["c 1:3 mr"]
                        gpus: [{driver: cdi, device_ids: [acme.com/gpu=1]}]
                        logging: {driver: json-file, options: {max-size: 1m}}
                        networks: {back: {ipv4_address: 10.0.0.3}}
                        volumes:
                          - {type: bind, source: /src, target: /s}
                          - {type: volume, source: data, target: /d}
                        """));
    }
}
