package io.stackctl.model;

import static io.stackctl.model.HashLevel.COMPOSE_2;
import static io.stackctl.model.HashLevel.COMPOSE_5;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.failure.Location;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The hashes are what {@code printf '%s' JSON | sha256sum} gives for the JSON that the release of
 * Docker Compose makes of the definition.
 */
class ConfigHashTest {

    private static final Location HERE = Location.NONE;
    private static final String BIND_WITHOUT =
            "3bbde2d7c1b3e99d0d8ff612e89241e7dda73b43e9eeacd9212a6761a2fcf7c8";
    private static final String BIND_CREATED =
            "1d59454aa666f89250301f341452715191a54c49d7cc5382928d9e845784de04";
    private static final String BIND_NOT_CREATED =
            "da82f8dbb8d3272f44b8eda0b616944933c67d25c6095a806164afc5d18bf026";

    private static Stack stack(String service, Map<String, String> variables) {
        var yaml = "services: {a: " + service + "}";
        var request =
                LoadRequest.in("/", variables)
                        .files(List.of("-"))
                        .standardInput(() -> yaml.getBytes(StandardCharsets.UTF_8))
                        .projectName(Optional.of("p"))
                        .services(List.of());
        return new StackLoader(warning -> {}).load(request.build());
    }

    private static String hash(Stack stack, HashLevel level) {
        return ConfigHash.of(stack, service(stack), level);
    }

    private static String hash(String service, HashLevel level) {
        return hash(stack(service, Map.of()), level);
    }

    private static Service service(Stack stack) {
        return stack.service(ServiceName.of("a")).orElseThrow();
    }

    private static Mapping mapping(Object... keysAndValues) {
        var mapping = Mapping.builder(HERE);
        for (var i = 0; i < keysAndValues.length; i += 2) {
            var value = keysAndValues[i + 1];
            mapping.put(
                    (String) keysAndValues[i],
                    value instanceof Node node ? node : new Scalar.Text((String) value, HERE));
        }
        return mapping.build();
    }

    /** A service that mounts {@code /p/a} at {@code /b} with these options, as it was read. */
    private static Service mounting(Mapping bind) {
        var mount = mapping("type", "bind", "source", "/p/a", "target", "/b", "bind", bind);
        var plain = service(stack("{image: 'i:1'}", Map.of()));
        return new Service(
                plain.name(),
                plain.definition().with("volumes", new Sequence(List.of(mount), HERE)));
    }

    private static Mapping createsPath(boolean value) {
        return mapping("create_host_path", new Scalar.Bool(value, HERE));
    }

    @ParameterizedTest
    @EnumSource
    void of_most_services_it_is_the_same_at_both_levels(HashLevel level) {
        // {"command":null,"entrypoint":null,"image":"i:1","networks":{"default":null}}
        assertEquals(
                "0316899143b3b6d218ce4d4d82b03f0e235f611b054dc04118ae3b469e98f35e",
                hash("{image: 'i:1'}", level));
    }

    @Test
    void a_mount_in_the_short_form_is_what_the_levels_write_differently() {
        // …,"volumes":[{"type":"bind","source":"/p/a","target":"/b","bind":{}}]}
        assertEquals(BIND_WITHOUT, hash("{image: 'i:1', volumes: ['/p/a:/b']}", COMPOSE_5));
        // …"bind":{"create_host_path":true}}]}
        assertEquals(BIND_CREATED, hash("{image: 'i:1', volumes: ['/p/a:/b']}", COMPOSE_2));
    }

    @Test
    void a_mount_in_the_long_form_without_options_is_the_same_at_both_levels() {
        var service = "{image: 'i:1', volumes: [{type: bind, source: /p/a, target: /b, bind: {}}]}";

        assertEquals(BIND_WITHOUT, hash(service, COMPOSE_5));
        assertEquals(BIND_WITHOUT, hash(service, COMPOSE_2));
    }

    @Test
    void what_is_zero_to_a_level_is_left_out_of_its_hash() {
        var stack = stack("{image: 'i:1'}", Map.of());
        var not = mounting(createsPath(false));
        var made = mounting(createsPath(true));

        // …"bind":{"create_host_path":false}}]}
        assertEquals(BIND_NOT_CREATED, ConfigHash.of(stack, not, COMPOSE_5));
        assertEquals(BIND_WITHOUT, ConfigHash.of(stack, not, COMPOSE_2));
        assertEquals(BIND_WITHOUT, ConfigHash.of(stack, made, COMPOSE_5));
        assertEquals(BIND_CREATED, ConfigHash.of(stack, made, COMPOSE_2));
    }

    @Test
    void the_usual_platform_is_that_of_what_is_built_only() {
        var variables = Map.of("DOCKER_DEFAULT_PLATFORM", "linux/arm64");
        // {"command":null,"entrypoint":null,"image":"i:1","networks":{"default":null},
        // "platform":"linux/arm64"}
        var onPlatform = "38ac58dfea3f8c9cc51f71957508405156c9a449f275c05cd91db4451f72ff2b";
        var built = stack("{image: 'i:1', build: {context: /x}, profiles: []}", variables);
        var bound = stack("{image: 'i:1', build: {context: /x}, volumes: ['/p/a:/b']}", variables);

        assertEquals(onPlatform, hash(built, COMPOSE_5));
        assertEquals(onPlatform, hash(built, COMPOSE_2));
        // The platform comes before the volumes.
        assertEquals(
                "0b5f1f943e3a368e42fee22bf8d812047366b58b03019c722cbd217f2a6d66d5",
                hash(bound, COMPOSE_5));
        assertEquals(
                hash("{image: 'i:1'}", COMPOSE_5),
                hash(stack("{image: 'i:1'}", variables), COMPOSE_5));
    }

    @Test
    void a_container_is_accepted_by_the_hash_of_either_level() {
        var stack =
                stack(
                        "{image: 'i:1', build: {context: /x}, volumes: ['/p/a:/b']}",
                        Map.of("DOCKER_DEFAULT_PLATFORM", "linux/arm64"));

        var accepted = ConfigHash.accepted(stack, service(stack), ServiceName::value);

        assertTrue(accepted.contain(hash(stack, COMPOSE_5)));
        assertTrue(accepted.contain(hash(stack, COMPOSE_2)));
        // As `scale` of Docker Compose 2 makes it.
        assertTrue(accepted.contain(BIND_CREATED));
        assertFalse(accepted.contain(BIND_WITHOUT));
        assertEquals(Optional.of(COMPOSE_5), accepted.onlyLevelOf(hash(stack, COMPOSE_5)));
        assertEquals(Optional.of(COMPOSE_2), accepted.onlyLevelOf(BIND_CREATED));
        assertEquals(Optional.empty(), accepted.onlyLevelOf("other"));
    }

    @Test
    void no_level_alone_has_a_hash_that_both_have() {
        var stack = stack("{image: 'i:1'}", Map.of());

        assertEquals(
                Optional.empty(),
                ConfigHash.accepted(stack, service(stack), ServiceName::value)
                        .onlyLevelOf(hash(stack, COMPOSE_2)));
    }

    @ParameterizedTest
    @EnumSource
    void a_network_and_a_volume_have_one(HashLevel level) {
        // {"name":"p_n","ipam":{},"labels":{"q":"r"}}
        assertEquals(
                "b0c28298965462dbf7853e06b8bbf6a659234b85575875dc784f829bdbc11174",
                ConfigHash.of(
                        new NetworkDefinition(
                                "n",
                                mapping(
                                        "name",
                                        "p_n",
                                        "ipam",
                                        mapping(),
                                        "labels",
                                        mapping("q", "r"))),
                        level));
        // {"name":"p_v","driver":"local","labels":{"q":"r"}}
        assertEquals(
                "acc959684692ee675e804524dfbcd43a053d9db8710b78e370f8106b72bef418",
                ConfigHash.of(
                        new VolumeDefinition(
                                "v", mapping("name", "p_v", "labels", mapping("q", "r")))));
    }

    @Test
    void options_of_address_management_are_known_to_one_level_only() {
        var network =
                new NetworkDefinition(
                        "n", mapping("name", "p_n", "ipam", mapping("options", mapping("a", "b"))));

        // {"name":"p_n","ipam":{"options":{"a":"b"}}}
        assertEquals(
                "ccac22c9c89708ad1266d2cfa2747e62b51081d424b47fcc88755eb158a01ae1",
                ConfigHash.of(network, COMPOSE_5));
        // {"name":"p_n","ipam":{}}
        assertEquals(
                "ea5b49fa9274f7f31f01fa41b035e6230904c057d78b6149a2f901547f28426b",
                ConfigHash.of(network, COMPOSE_2));
    }

    @Test
    void init_steps_stand_before_the_hooks_and_always_have_a_command() {
        // …,"pre_start":[{"command":null,"image":"i:1"},
        // {"command":["sh","-c","x"],"image":"b","user":"root"}]}
        assertEquals(
                "83413d28d31c4f1070d38264de01fa598ecdbecd98d564dbcf2db18896da43fe",
                hash(
                        "{image: 'i:1', pre_start: [{}, {image: b, user: root, command: 'sh -c x'}]}",
                        COMPOSE_5));
    }

    @Test
    void it_does_not_depend_on_how_a_service_is_built_or_scaled() {
        assertEquals(
                hash("{image: x}", COMPOSE_5),
                hash(
                        "{build: {context: /x}, image: x, pull_policy: always, scale: 3, x-note: y}",
                        COMPOSE_5));
        assertNotEquals(hash("{image: x}", COMPOSE_5), hash("{image: y}", COMPOSE_5));
    }

    @Test
    void it_depends_on_the_containers_it_refers_to() {
        var plain = stack("{image: x, network_mode: 'container:1234'}", Map.of());
        var service =
                new Service(
                        ServiceName.of("a"),
                        service(plain)
                                .definition()
                                .with("network_mode", new Scalar.Text("service:b", HERE)));

        assertEquals(
                hash(plain, COMPOSE_5),
                ConfigHash.of(
                        plain,
                        service,
                        COMPOSE_5,
                        name -> name.value().equals("b") ? "1234" : "?"));
    }

    @ParameterizedTest
    @CsvSource({
        "2.40.3, COMPOSE_2",
        "v2.29.1, COMPOSE_2",
        "5.5.0, COMPOSE_5",
        "5.0.1, COMPOSE_5",
        "1.29.2,",
        "'',"
    })
    void a_release_has_a_level(String release, HashLevel level) {
        assertEquals(Optional.ofNullable(level), HashLevel.ofVersion(release));
    }

    @Test
    void the_level_of_most_counts() {
        assertEquals(COMPOSE_2, HashLevel.ofMost(List.of(COMPOSE_5, COMPOSE_2, COMPOSE_2)));
        assertEquals(COMPOSE_5, HashLevel.ofMost(List.of(COMPOSE_5, COMPOSE_2)));
        assertEquals(COMPOSE_5, HashLevel.ofMost(List.of()));
    }
}
