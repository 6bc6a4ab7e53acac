package io.stackctl.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadingTest {

    @TempDir Path directory;
    private LoaderFixture files = new LoaderFixture(Path.of("target"));

    @BeforeEach
    void a_directory_called_shop() {
        files = new LoaderFixture(directory);
    }

    private static List<String> names(Stack stack) {
        return stack.services().stream().map(service -> service.name().value()).toList();
    }

    @Test
    void the_file_is_searched_upwards_and_its_override_is_taken_along() {
        files.file("compose.yaml", "services: {a: {image: one}}");
        files.file("docker-compose.override.yml", "services: {a: {image: two}}");
        files.file("below/deep/x", "");
        var below = files.directory().resolve("below/deep").toString();

        var stack = new StackLoader(w -> {}).load(LoadRequest.in(below, Map.of()).build());

        assertEquals("shop two", stack.name() + " " + stack.services().getFirst().image().get());
        assertEquals(files.directory().toString(), stack.sources().projectDirectory());
    }

    @Test
    void of_several_files_the_first_name_counts_and_is_warned_of() {
        files.file("compose.yml", "services: {a: {image: one}}");
        files.file("docker-compose.yml", "services: {a: {image: two}}");

        assertEquals("one", files.load().services().getFirst().image().get().value());
        assertTrue(files.warnings().getFirst().startsWith("Found multiple config files"));
    }

    @Test
    void named_files_merge_and_standard_input_is_one() {
        files.file("base.yaml", "services: {a: {image: one, user: u}}");
        var stack =
                files.load(request ->
                        request.files(List.of("base.yaml", "-"))
                                .standardInput(() ->
                                        "services: {a: {image: two}}"
                                                .getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                "two u",
                stack.services().getFirst().image().get()
                        + " "
                        + stack.services().getFirst().user());
        assertEquals("-", stack.sources().configFiles().getLast());
    }

    @Test
    void the_name_comes_from_flag_variable_file_and_directory_in_this_order() {
        files.file("compose.yaml", "services: {}");
        assertEquals("shop", files.load().name().value());
        files.file("compose.yaml", "name: My_Name\nservices: {}");
        assertEquals("my_name", files.load().name().value());
        files.file(".env", "COMPOSE_PROJECT_NAME=fromenv\n");
        assertEquals("fromenv", files.load().name().value());
        assertEquals("flag", files.load(r -> r.projectName(Optional.of("flag"))).name().value());
    }

    @Test
    void the_process_wins_over_env_files_and_later_env_files_over_earlier() {
        files.file("compose.yaml", "services: {a: {image: \"$A-$B-$C\"}}");
        files.file(".env", "A=dot\n");
        files.file("one.env", "A=1\nB=1\nC=1\n");
        files.file("two.env", "B=2\n");
        files.variable("C", "process");

        assertEquals("dot--process", files.load().services().getFirst().image().get().value());
        assertEquals(
                "1-2-process",
                files.load(r -> r.environmentFiles(List.of("one.env", "two.env")))
                        .services()
                        .getFirst()
                        .image()
                        .get()
                        .value());
    }

    @Test
    void compose_file_in_env_names_the_files() {
        files.file("a.yaml", "services: {a: {image: x}}");
        files.file("b.yaml", "services: {b: {image: x}}");
        files.file(".env", "COMPOSE_FILE=a.yaml;b.yaml\nCOMPOSE_PATH_SEPARATOR=;\n");
        assertEquals(List.of("a", "b"), names(files.load()));
    }

    @Test
    void profiles_enable_services_and_naming_one_enables_its_profile() {
        files.file(
                "compose.yaml",
                """
                services:
                  a: {image: x}
                  b: {image: x, profiles: [p]}
                  c: {image: x, profiles: [q], depends_on: [a]}
                """);
        assertEquals(List.of("a"), names(files.load()));
        assertEquals(List.of("a", "b"), names(files.load(r -> r.profiles(List.of("p")))));
        assertEquals(List.of("a", "b", "c"), names(files.load(r -> r.profiles(List.of("*")))));
        assertEquals(List.of("a", "c"), names(files.load(r -> r.services(List.of("c")))));
        assertEquals(
                List.of("c"),
                names(files.load(r -> r.services(List.of("c")).with(LoadOption.NO_DEPS))));
        files.variable("COMPOSE_PROFILES", "p,q");
        assertEquals(List.of("a", "b", "c"), names(files.load()));
    }

    @Test
    void others_may_depend_on_a_service_that_its_name_enables() {
        files.file(
                "compose.yaml",
                """
                services:
                  main: {image: x, profiles: [dev]}
                  test: {image: x, depends_on: [main]}
                """);

        assertEquals(List.of("main"), names(files.load(r -> r.services(List.of("main")))));
        assertThrows(StackException.class, () -> files.load(r -> r.services(List.of("test"))));
    }

    @Test
    void resources_that_no_service_uses_are_dropped_unless_asked_for() {
        files.file(
                "compose.yaml",
                "services: {a: {image: x, volumes: [\"vol:/v\"]}}\nvolumes: {vol: , other: }\n");
        assertEquals(1, files.load().volumes().size());
        assertEquals(2, files.load(r -> r.with(LoadOption.ALL_RESOURCES)).volumes().size());
    }

    @Test
    void links_and_shared_namespaces_imply_dependencies() {
        files.file(
                "compose.yaml",
                """
                services:
                  a: {image: x}
                  b: {image: x, links: ["a:db"], pid: "service:c", volumes_from: ["d:ro"]}
                  c: {image: x}
                  d: {image: x}
                """);
        assertEquals(
                "[a true, c true, d false]",
                files.load().services().get(1).dependencies().stream()
                        .map(d -> d.service() + " " + d.restart())
                        .toList()
                        .toString());
    }

    @Test
    void env_files_give_way_to_environment_and_label_files_to_labels() {
        files.file(
                "compose.yaml",
                """
                services:
                  a:
                    image: x
                    env_file: [one.env, {path: none.env, required: false}]
                    environment: {B: own, D: }
                    label_file: labels
                    labels: {y: own}
                """);
        files.file("one.env", "A=1\nB=2\nC=$A-$B\nD=4\n").file("labels", "x=1\ny=2\n");
        var service = files.load().services().getFirst();
        assertEquals(
                "{A=Optional[1], B=Optional[own], C=Optional[1-own], D=Optional.empty}",
                service.environment().toString());
        assertEquals(Map.of("x", "1", "y", "own"), service.labels());
    }

    @Test
    void a_raw_env_file_is_taken_as_it_is() {
        files.file(
                "compose.yaml",
                "services: {a: {image: x, env_file: [{path: raw.env, format: raw}]}}");
        files.file("raw.env", "# c\nA=\"$B\" # x\n");
        assertEquals(
                Map.of("A", Optional.of("\"$B\" # x")),
                files.load().services().getFirst().environment());
    }

    @Test
    void a_base_in_another_file_brings_its_paths_but_not_its_volumes() {
        files.file(
                "compose.yaml",
                "services: {a: {extends: {file: sub/base.yaml, service: b}, user: me}}");
        files.file(
                "sub/base.yaml",
                "services: {b: {extends: c}, c: {build: ./ctx, env_file: e.env, user: you}}");
        files.file("sub/e.env", "A=1\n");
        var service = files.load().services().getFirst();
        assertEquals(
                files.directory() + "/sub/ctx me {A=Optional[1]}",
                service.build().get().context()
                        + " "
                        + service.user()
                        + " "
                        + service.environment());
    }

    @Test
    void an_env_file_can_be_at_home() {
        var files =
                new LoaderFixture(directory)
                        .file("compose.yaml", "services: {a: {image: 'i:${TAG}'}}")
                        .file("home/tag.env", "TAG=home");
        files.variable("HOME", files.directory().resolve("home").toString());

        var stack = files.load(request -> request.environmentFiles(List.of("~/tag.env")));

        assertEquals("i:home", stack.services().getFirst().image().orElseThrow().value());
    }

    @Test
    void an_include_has_its_own_directory_and_env_file() {
        files.file("compose.yaml", "include: [sub/compose.yaml]\nservices: {a: {image: \"x$V\"}}");
        files.file("sub/compose.yaml", "services: {b: {image: \"x$V\", volumes: [\"./d:/d\"]}}");
        files.file("sub/.env", "V=1\n");
        assertEquals(
                """
                  a:
                    image: x
                    networks:
                      default: null
                  b:
                    image: x1
                    networks:
                      default: null
                    volumes:
                      - type: bind
                        source: /shop/sub/d
                        target: /d
                        bind: {}
                """,
                files.services());
        assertEquals(
                List.of("The \"V\" variable is not set. Defaulting to a blank string."),
                files.warnings());
    }

    @Test
    void an_included_secret_has_the_content_that_the_env_file_of_its_include_says() {
        files.file(
                "compose.yaml",
                """
                include: [{path: secrets.yaml, env_file: secrets.env}]
                services: {a: {image: x, secrets: [password]}}
                """);
        files.file("secrets.yaml", "secrets: {password: {environment: PASSWORD}}");
        files.file("secrets.env", "PASSWORD=geheim\nOTHER=unused");

        var variables = files.load().variables();

        assertEquals("geheim", variables.get("PASSWORD"));
        assertTrue(!variables.containsKey("OTHER"));
    }

    @Test
    void an_included_service_can_be_overridden_by_a_further_file() {
        files.file("compose.yaml", "include: [sub.yaml]");
        files.file("sub.yaml", "services: {b: {image: one}}");
        files.file("compose.override.yaml", "services: {b: {image: two}}");
        assertEquals("two", files.load().services().getFirst().image().get().value());
    }

    @Test
    void short_forms_become_long_ones() {
        files.file(
                "compose.yaml",
                """
                services:
                  a:
                    build: .
                    command: sh -c "echo $$HOME" \\a
                    gpus: all
                    devices: ["/dev/x"]
                    healthcheck: {test: true, interval: 1.5m}
                    mem_limit: 1.5g
                    network_mode: host
                    ports: ["127.0.0.1:8000-8001:80-81/udp"]
                    secrets: [s]
                    stop_grace_period: 90s
                secrets: {s: {environment: S}}
                """
                        .replace("test: true", "test: \"true\""));
        assertEquals(
                """
                  a:
                    build:
                      context: /shop
                      dockerfile: Dockerfile
                    command:
                      - sh
                      - -c
                      - echo $$HOME
                      - a
                    devices:
                      - source: /dev/x
                        target: /dev/x
                        permissions: rwm
                    gpus:
                      - count: -1
                    healthcheck:
                      test:
                        - CMD-SHELL
                        - "true"
                      interval: 1m30s
                    mem_limit: "1610612736"
                    network_mode: host
                    ports:
                      - mode: ingress
                        host_ip: 127.0.0.1
                        target: 80
                        published: "8000"
                        protocol: udp
                      - mode: ingress
                        host_ip: 127.0.0.1
                        target: 81
                        published: "8001"
                        protocol: udp
                    secrets:
                      - source: s
                        target: /run/secrets/s
                    stop_grace_period: 1m30s
                secrets:
                  s:
                    name: shop_s
                    environment: S
                """,
                files.services());
    }

    @Test
    void migrations_name_services_that_there_are_and_an_engine_that_is_supported() {
        files.file(
                "compose.yaml",
                """
                services: {db: {image: x}}
                x-stackctl:
                  migrations: {directory: ./sql, database: bd, engine: mysql, job: nobody}
                """);

        var failure = assertThrows(StackException.class, files::load).failure();

        var message = failure.message();
        assertTrue(message.contains("compose.yaml:3:44"), message);
        assertTrue(message.contains("there is no service 'bd'\n  did you mean 'db'?"), message);
        assertTrue(message.contains("migrations of 'mysql' are not supported"), message);
        assertTrue(message.contains("x-stackctl.migrations.job: there is no service 'nobody'"));
    }

    @Test
    void the_extension_is_read_with_absolute_paths() {
        files.file(
                "compose.yaml",
                """
                services: {db: {image: x}}
                x-stackctl:
                  env-examples: true
                  environment: prod
                  base-images:
                    debian:13-slim: {pull: true, bootstrap: ../boot trixie}
                    base:1: {build: ./base}
                  migrations: {directory: ./sql, database: db}
                """);
        var extension = files.load().extension();
        var up = files.directory().getParent() + "/boot";
        assertEquals(up, extension.baseImages().getFirst().bootstrap().get().directory());
        assertEquals(
                List.of("trixie"), extension.baseImages().getFirst().bootstrap().get().arguments());
        assertEquals(
                Optional.of(files.directory() + "/base"),
                extension.baseImages().get(1).buildDirectory());
        assertEquals(ServiceName.of("db"), extension.migrations().get().database());
        assertEquals(files.directory() + "/sql", extension.migrations().get().directory());
        assertEquals(Optional.of("prod"), extension.environment());
        assertTrue(extension.envExamples());
    }

    @Test
    void a_registry_is_a_host_with_or_without_a_path() {
        for (var registry :
                List.of("localhost", "reg.example", "reg:5000", "127.0.0.1:4999/a/b-c")) {
            files.file(
                    "compose.yaml",
                    "services: {db: {image: x}}\nx-stackctl: {registry: '" + registry + "'}");
            assertEquals(registry, files.load().extension().registry());
        }
        for (var nonsense :
                List.of("team", "reg.example/", "https://reg.example", "reg.example/A")) {
            files.file(
                    "compose.yaml",
                    "services: {db: {image: x}}\nx-stackctl: {registry: '" + nonsense + "'}");
            var mistake = assertThrows(StackException.class, files::load).failure().message();
            assertTrue(mistake.contains("'" + nonsense + "' is no registry"), mistake);
            assertTrue(mistake.contains("compose.yaml:2:24"), mistake);
        }
    }
}
