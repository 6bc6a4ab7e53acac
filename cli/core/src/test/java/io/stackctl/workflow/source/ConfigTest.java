package io.stackctl.workflow.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.event.Event;
import io.stackctl.failure.StackException;
import io.stackctl.workflow.NoRemotes;
import io.stackctl.workflow.source.ConfigRequest.Images;
import io.stackctl.workflow.source.ConfigRequest.Omission;
import io.stackctl.workflow.source.ConfigRequest.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {

    @TempDir Path directory;

    private final List<Event> events = new ArrayList<>();

    @BeforeEach
    void a_definition() throws IOException {
        Files.writeString(
                directory.resolve("compose.yaml"),
                """
                name: shop
                services:
                  web:
                    image: nginx:${TAG:-1}
                    depends_on: [db]
                    volumes: ["data:/data", "./src:/src"]
                    labels: {price: "$$5"}
                  db:
                    build: ./db
                    profiles: [full, dev]
                volumes: {data: }
                x-note: {b: 1, a: [] }
                """);
    }

    private StackChoice choice() {
        return new StackChoice(
                directory.toString(),
                Map.of("COMPOSE_PROFILES", "full"),
                List.of(),
                () -> new byte[0],
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                new NoRemotes(),
                false);
    }

    private String config(View view, String format, Omission... without) {
        return run(
                new ConfigRequest(
                        view, format, List.of(), List.of(), Set.of(without), Images.AS_WRITTEN));
    }

    private String run(ConfigRequest request) {
        return new Config(choice(), events::add, image -> image + "@sha256:0")
                .run(request)
                .replace(directory.toString(), "/shop");
    }

    @Test
    void the_model_is_printed_as_yaml() {
        assertEquals(
                """
                name: shop
                services:
                  db:
                    profiles:
                      - full
                      - dev
                    build:
                      context: /shop/db
                      dockerfile: Dockerfile
                    networks:
                      default: null
                  web:
                    depends_on:
                      db:
                        condition: service_started
                        required: true
                    image: nginx:1
                    labels:
                      price: $$5
                    networks:
                      default: null
                    volumes:
                      - type: volume
                        source: data
                        target: /data
                        volume: {}
                      - type: bind
                        source: /shop/src
                        target: /src
                        bind: {}
                networks:
                  default:
                    name: shop_default
                volumes:
                  data:
                    name: shop_data
                x-note:
                  a: []
                  b: 1
                """,
                config(View.MODEL, ""));
    }

    @Test
    void json_has_what_the_peer_has_always() {
        var json = config(View.MODEL, "json");
        assertTrue(json.startsWith("{\n  \"name\": \"shop\",\n  \"networks\": {"), json);
        assertTrue(json.contains("\"command\": null"), json);
        assertTrue(json.contains("\"ipam\": {}"), json);
        assertTrue(json.endsWith("\n}"), json);
    }

    @Test
    void steps_can_be_left_out() {
        var raw = config(View.MODEL, "", Omission.INTERPOLATION, Omission.PATH_RESOLUTION);
        assertTrue(raw.contains("image: nginx:${TAG:-1}"), raw);
        assertTrue(raw.contains("price: $$5"), raw);
        assertTrue(raw.contains("context: ./db"), raw);
        assertTrue(!config(View.MODEL, "", Omission.NORMALISATION).contains("shop_default"));
    }

    /** They are not checked for this, so that one learns which variables a broken one needs. */
    @Test
    void variables_of_a_definition_with_wrong_types_are_printed() throws IOException {
        Files.writeString(
                directory.resolve("compose.yaml"),
                """
                services:
                  web:
                    image: ${TAG}
                    ports: [{target: [80], published: {a: "${PORT}"}}]
                    volumes_from: [{a: "${FROM}"}]
                """);

        var variables = config(View.VARIABLES, "");

        for (var name : List.of("TAG", "PORT", "FROM")) {
            assertTrue(variables.contains(name), variables);
        }
    }

    /** Longer than a thread has frames for. */
    @Test
    void the_services_of_a_long_chain_are_printed_behind_their_dependencies() throws IOException {
        var chain = new StringBuilder("services:\n  s5000: {image: x}\n");
        for (var i = 0; i < 5000; i++) {
            chain.append("  s" + i + ": {image: x, depends_on: [s" + (i + 1) + "]}\n");
        }
        Files.writeString(directory.resolve("compose.yaml"), chain);

        var services = config(View.SERVICES, "").lines().toList();

        assertEquals(5001, services.size());
        assertEquals("s5000", services.getFirst());
        assertEquals("s0", services.getLast());
    }

    @Test
    void parts_are_printed_line_by_line() {
        assertEquals("db\nweb\n", config(View.SERVICES, ""));
        assertEquals("data\n", config(View.VOLUMES, ""));
        assertEquals("default\n", config(View.NETWORKS, ""));
        assertEquals("shop-db\nnginx:1\n", config(View.IMAGES, ""));
        assertEquals("dev\nfull\n", config(View.PROFILES, ""));
        assertTrue(config(View.ENVIRONMENT, "").contains("COMPOSE_PROJECT_NAME=shop\n"));
    }

    @Test
    void variables_are_a_table() {
        assertEquals(
                """
                NAME                REQUIRED            DEFAULT VALUE       ALTERNATE VALUE
                TAG                 false               1                   \n\
                """,
                config(View.VARIABLES, ""));
    }

    @Test
    void variables_are_json_and_yaml_with_four_blanks_and_no_escapes_for_html() throws IOException {
        Files.writeString(
                directory.resolve("compose.yaml"), "services: {web: {image: '${TAG:-<1>}'}}");

        assertEquals(
                """
                {
                    "TAG": {
                        "Name": "TAG",
                        "DefaultValue": "<1>",
                        "PresenceValue": "",
                        "Required": false
                    }
                }

                """,
                config(View.VARIABLES, "json"));
        assertEquals(
                """
                TAG:
                    name: TAG
                    defaultvalue: <1>
                    presencevalue: ""
                    required: false
                """,
                config(View.VARIABLES, "yaml"));
        Files.writeString(directory.resolve("compose.yaml"), "services: {web: {image: a}}");
        assertEquals("{}\n\n", config(View.VARIABLES, "json"));
    }

    @Test
    void the_hash_is_that_of_the_container_where_the_print_follows_compose() throws IOException {
        Files.writeString(
                directory.resolve("compose.yaml"),
                "services: {web: {image: a, volumes: ['v:/v']}}\nvolumes: {v: }");
        var letter = config(View.HASH, "");
        assertTrue(config(View.MODEL, "").contains("target: v:/v"));
        Files.writeString(
                directory.resolve("compose.yaml"),
                "services: {web: {image: a, volumes: [{type: volume, source: v, target: /v, volume: {}}]}}\nvolumes: {v: }");
        assertEquals(letter, config(View.HASH, ""));
    }

    @Test
    void hashes_are_printed_for_the_services_asked_for() {
        var hash =
                run(
                        new ConfigRequest(
                                View.HASH,
                                "",
                                List.of(),
                                List.of("web"),
                                Set.of(),
                                Images.AS_WRITTEN));
        assertTrue(hash.matches("web [0-9a-f]{64}\n"), hash);
    }

    @Test
    void the_hash_is_that_of_the_resolved_environment_and_needs_no_file_of_others()
            throws IOException {
        Files.writeString(directory.resolve("web.env"), "A=1\n");
        Files.writeString(
                directory.resolve("compose.yaml"),
                "services: {web: {image: a, env_file: web.env}, db: {image: b, env_file: missing.env}}");
        var resolved = hashOfWeb();
        var unread = hashOfWeb(Omission.ENV_RESOLUTION);
        Files.writeString(
                directory.resolve("compose.yaml"),
                "services: {web: {image: a, environment: {A: '1'}}}");

        assertEquals(hashOfWeb(), resolved);
        assertNotEquals(resolved, unread);
    }

    private String hashOfWeb(Omission... without) {
        return run(
                new ConfigRequest(
                        View.HASH,
                        "",
                        List.of(),
                        List.of("web"),
                        Set.of(without),
                        Images.AS_WRITTEN));
    }

    @Test
    void images_are_locked_to_digests() {
        assertEquals(
                "services:\n  db: {}\n  web:\n    image: nginx:1@sha256:0\n",
                run(
                        new ConfigRequest(
                                View.MODEL,
                                "",
                                List.of(),
                                List.of(),
                                Set.of(),
                                Images.PINNED_ALONE)));
    }

    @Test
    void all_images_get_digests_and_a_lock_holds_those_that_an_override_can_pin()
            throws IOException {
        Files.writeString(
                directory.resolve("compose.yaml"),
                """
                services:
                  web:
                    image: a
                    pre_start: [{command: x}, {image: b}]
                    volumes:
                      - {type: image, source: c, target: /c}
                      - {type: image, source: db, target: /db}
                      - {type: volume, target: /v}
                  db: {image: "a@sha256:1"}
                """);

        var pinned = images(Images.PINNED);
        assertTrue(
                pinned.contains("- command:\n          - x\n        image: a@sha256:0\n"), pinned);
        assertTrue(pinned.contains("      - image: b@sha256:0\n"), pinned);
        assertTrue(pinned.contains("source: c@sha256:0\n"), pinned);
        assertTrue(pinned.contains("source: db\n"), pinned);
        assertEquals(List.of(), events);
        for (var omission : List.of(Set.<Omission>of(), Set.of(Omission.INTERPOLATION))) {
            events.clear();
            var locked = images(Images.PINNED_ALONE, omission.toArray(Omission[]::new));
            assertTrue(
                    locked.startsWith("services:\n  db:\n    image: a@sha256:1@sha256:0\n"),
                    locked);
            assertTrue(locked.contains("  web:\n    image: a@sha256:0\n    volumes:\n"), locked);
            assertEquals(2, locked.split("type: image").length - 1, locked);
            assertEquals(2, locked.split("image: a@").length - 1, locked);
            assertEquals(
                    List.of(
                            new Event.Warning(
                                    "service \"web\": pre_start hook images are not pinned in the"
                                            + " override file produced by --lock-image-digests, use"
                                            + " the full --resolve-image-digests output to pin"
                                            + " them")),
                    events);
        }
    }

    @Test
    void an_image_is_looked_up_once_and_a_definition_without_services_has_none()
            throws IOException {
        Files.writeString(
                directory.resolve("compose.yaml"),
                "services: {a: {image: x, pre_start: [{}]}, b: {image: x}}");
        var asked = new ArrayList<String>();
        var request =
                new ConfigRequest(View.MODEL, "", List.of(), List.of(), Set.of(), Images.PINNED);
        new Config(
                        choice(),
                        events::add,
                        image -> {
                            asked.add(image);
                            return image;
                        })
                .run(request);
        assertEquals(List.of("x"), asked);

        Files.writeString(directory.resolve("compose.yaml"), "name: shop\nx-a: 1\n");
        assertEquals("{}\n", images(Images.PINNED_ALONE, Omission.INTERPOLATION));
    }

    private String images(Images images, Omission... without) {
        return run(
                new ConfigRequest(View.MODEL, "", List.of(), List.of(), Set.of(without), images));
    }

    @Test
    void an_unknown_format_and_a_shared_container_name_are_refused() throws IOException {
        assertThrows(StackException.class, () -> config(View.MODEL, "xml"));
        Files.writeString(
                directory.resolve("compose.yaml"),
                "services: {a: {image: x, container_name: cc}, b: {image: x, container_name: cc}}");
        var failure = assertThrows(StackException.class, () -> config(View.MODEL, ""));
        assertTrue(failure.failure().message().contains("already in use by service a"));
    }

    @Test
    void explain_says_where_a_value_came_from() throws IOException {
        Files.writeString(
                directory.resolve("compose.override.yaml"),
                "services:\n  web:\n    image: nginx:${TAG:-2}\n    env_file: web.env\n");
        Files.writeString(directory.resolve("web.env"), "A=1\n");
        var explain = new Explain(choice(), event -> {});
        assertEquals(
                """
                services.web.image: nginx:2
                  /shop/compose.override.yaml:3:12: nginx:${TAG:-2}
                  TAG is not set
                  overrides /shop/compose.yaml:4:12: nginx:${TAG:-1}
                """,
                explain.run("services.web.image").replace(directory.toString(), "/shop"));
        assertEquals(
                """
                services.web.environment.A: 1
                  env file /shop/web.env
                """,
                explain.run("services.web.environment").replace(directory.toString(), "/shop"));
        assertEquals(
                "networks.default.name: shop_default\n  default\n",
                explain.run("networks.default.name"));
        var failure = assertThrows(StackException.class, () -> explain.run("services.wbe.image"));
        assertTrue(failure.failure().remedy().contains("did you mean 'web'?"));
    }
}
