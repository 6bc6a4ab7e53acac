package io.stackctl.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeTest {

    @TempDir Path directory;

    private String merged(String base, String override) {
        return new LoaderFixture(directory)
                .file("compose.yaml", services(base))
                .file("compose.override.yaml", services(override))
                .services();
    }

    private static String services(String attributes) {
        return "services:\n  web:\n    network_mode: none\n" + attributes.indent(4);
    }

    private static String web(String attributes) {
        return "  web:\n" + attributes.indent(4);
    }

    @Test
    void single_values_and_commands_are_replaced() {
        assertEquals(
                web("command:\n  - c\nimage: b\nnetwork_mode: none"),
                merged("image: a\ncommand: [a, b]", "image: b\ncommand: c"));
    }

    @Test
    void nothing_keeps_what_was_there() {
        assertEquals(
                web("image: a\nlabels:\n  x: \"1\"\nnetwork_mode: none"),
                merged("image: a\nlabels: {x: 1}", "labels:\n"));
    }

    @Test
    void variables_and_labels_merge_by_key_in_both_forms() {
        assertEquals(
                web(
                        "environment:\n  A: \"1\"\n  B: \"3\"\n  C: null\nimage: a\nnetwork_mode: none"),
                merged("image: a\nenvironment: {A: 1, B: 2}", "environment: [B=3, C]"));
    }

    @Test
    void a_reset_by_key_does_not_depend_on_the_form_that_merging_left() {
        var files =
                new LoaderFixture(directory)
                        .file("one.yaml", services("image: a\nenvironment: {GONE: 1, BARE: }"))
                        .file("two.yaml", services("environment: {KEPT: 1, ALSO: 1}"))
                        .file(
                                "three.yaml",
                                services(
                                        "environment: {GONE: !reset null, ALSO: !reset null, BARE: !reset null}"));

        var stack =
                files.load(request ->
                        request.files(java.util.List.of("one.yaml", "two.yaml", "three.yaml")));

        assertEquals(java.util.Set.of("KEPT"), stack.services().getFirst().environment().keySet());
    }

    @Test
    void lists_append_without_equal_keys() {
        assertEquals(
                web("cap_add:\n  - A\n  - B\n  - C\nimage: a\nnetwork_mode: none"),
                merged("image: a\ncap_add: [A, B]", "cap_add: [B, C]"));
    }

    @Test
    void ports_of_one_address_and_target_count_once() {
        assertEquals(
                web(
                        """
                        image: a
                        network_mode: none
                        ports:
                          - mode: ingress
                            target: 80
                            published: "8080"
                            protocol: tcp
                          - mode: ingress
                            target: 80
                            published: "8081"
                            protocol: tcp\
                        """),
                merged("image: a\nports: [\"8080:80\"]", "ports: [\"8080:80\", \"8081:80\"]"));
    }

    @Test
    void a_later_mount_takes_the_place_of_one_at_the_same_target() {
        assertEquals(
                web(
                        """
                        image: a
                        network_mode: none
                        volumes:
                          - type: bind
                            source: /shop/b
                            target: /x
                            bind: {}\
                        """),
                merged("image: a\nvolumes: [\"./a:/x:ro\"]", "volumes: [\"./b:/x\"]"));
    }

    @Test
    void logging_options_merge_for_one_driver_only() {
        var base = "image: a\nlogging: {driver: syslog, options: {a: 1}}";
        assertEquals(
                web(
                        """
                        image: a
                        logging:
                          driver: syslog
                          options:
                            a: "1"
                            b: "2"
                        network_mode: none\
                        """),
                merged(base, "logging: {options: {b: 2}}"));
        assertEquals(
                web("image: a\nlogging:\n  driver: journald\nnetwork_mode: none"),
                merged(base, "logging: {driver: journald}"));
    }

    @Test
    void a_build_context_alone_merges_with_attributes() {
        assertEquals(
                web(
                        """
                        build:
                          context: /shop/app
                          dockerfile: Dockerfile
                          target: dev
                        network_mode: none\
                        """),
                merged("build: ./app", "build: {target: dev}"));
    }

    @Test
    void limits_of_processes_are_replaced_one_by_one() {
        assertEquals(
                web("image: a\nnetwork_mode: none\nulimits:\n  core: 1\n  nofile: 5"),
                merged(
                        "image: a\nulimits: {nofile: {soft: 1, hard: 2}, core: 1}",
                        "ulimits: {nofile: 5}"));
    }

    @Test
    void dependencies_as_list_and_mapping_merge() {
        var fixture = new LoaderFixture(directory);
        fixture.file(
                "compose.yaml",
                "services: {a: {image: x, depends_on: [b]}, b: {image: x}, c: {image: x}}");
        fixture.file(
                "compose.override.yaml",
                "services: {a: {depends_on: {c: {condition: service_healthy}}}}");
        var dependencies = fixture.load().services().getFirst().dependencies();
        assertEquals(
                "b STARTED true, c HEALTHY true",
                String.join(
                        ", ",
                        dependencies.stream()
                                .map(d -> d.service() + " " + d.condition() + " " + d.required())
                                .toList()));
    }

    @Test
    void reset_removes_and_override_replaces() {
        assertEquals(
                web("expose:\n  - \"9\"\nimage: a\nnetwork_mode: none"),
                merged(
                        "image: a\nexpose: [\"1\", \"2\"]\nlabels: {a: b}",
                        "expose: !override [\"9\"]\nlabels: !reset null"));
    }

    @Test
    void documents_of_one_file_merge_in_order() {
        var text =
                new LoaderFixture(directory)
                        .file(
                                "compose.yaml",
                                services("image: a\nuser: u") + "---\n" + services("image: b"))
                        .services();
        assertEquals(web("image: b\nnetwork_mode: none\nuser: u"), text);
    }

    @Test
    void address_pools_merge_by_subnet() {
        var fixture = new LoaderFixture(directory);
        fixture.file(
                "compose.yaml",
                "services: {a: {image: x}}\nnetworks: {default: {ipam: {config: [{subnet: 10.0.0.0/8}]}}}");
        fixture.file(
                "compose.override.yaml",
                "networks: {default: {ipam: {config: [{subnet: 10.0.0.0/8, gateway: 10.0.0.1}]}}}");
        assertEquals(
                "[AddressPool[subnet=10.0.0.0/8, ipRange=, gateway=10.0.0.1, auxAddresses={}]]",
                fixture.load().networks().getFirst().addressPools().toString());
    }
}
