package io.stackctl.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.stackctl.failure.Location;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import org.junit.jupiter.api.Test;

class ConfigHashTest {

    private static final Location HERE = Location.NONE;

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

    private static Service service(Object... keysAndValues) {
        return new Service(ServiceName.of("a"), mapping(keysAndValues));
    }

    private static final Scalar NOTHING = new Scalar.Null(HERE);

    @Test
    void is_that_of_the_peer() {
        // printf '%s'
        // '{"command":null,"entrypoint":null,"image":"i:1","networks":{"default":null}}'
        // | sha256sum; Docker Compose 2.40.3 prints the same for `services: {a: {image: "i:1"}}`.
        assertEquals(
                "0316899143b3b6d218ce4d4d82b03f0e235f611b054dc04118ae3b469e98f35e",
                ConfigHash.of(
                        service(
                                "command",
                                NOTHING,
                                "entrypoint",
                                NOTHING,
                                "image",
                                "i:1",
                                "networks",
                                mapping("default", NOTHING))));
    }

    @Test
    void a_network_and_a_volume_have_one() {
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
                                        mapping("q", "r")))));
        assertEquals(
                "acc959684692ee675e804524dfbcd43a053d9db8710b78e370f8106b72bef418",
                ConfigHash.of(
                        new VolumeDefinition(
                                "v", mapping("name", "p_v", "labels", mapping("q", "r")))));
    }

    @Test
    void does_not_depend_on_how_it_is_built_or_scaled() {
        var plain = service("image", "x");
        assertEquals(
                ConfigHash.of(plain),
                ConfigHash.of(
                        service(
                                "build",
                                mapping("context", "/x"),
                                "image",
                                "x",
                                "pull_policy",
                                "always",
                                "scale",
                                new Scalar.Int(3, HERE),
                                "x-note",
                                "y")));
        assertNotEquals(ConfigHash.of(plain), ConfigHash.of(service("image", "y")));
    }

    @Test
    void depends_on_the_containers_it_refers_to() {
        var service = service("image", "x", "network_mode", "service:b");
        assertEquals(
                ConfigHash.of(service("image", "x", "network_mode", "container:1234")),
                ConfigHash.of(service, name -> name.value().equals("b") ? "1234" : "?"));
    }
}
