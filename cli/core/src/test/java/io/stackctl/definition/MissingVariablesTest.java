package io.stackctl.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Definitions whose variables are gone, for verbs that only touch what exists. */
class MissingVariablesTest {

    @TempDir Path directory;
    private LoaderFixture files = new LoaderFixture(Path.of("target"));

    @BeforeEach
    void a_directory() {
        files = new LoaderFixture(directory);
    }

    private Stack existing(String yaml) {
        files.file("compose.yaml", yaml);
        return files.load(request -> request.with(LoadOption.NOTHING_MADE));
    }

    @Test
    void what_only_a_new_container_needs_is_done_without_and_told() {
        var yaml =
                """
                x-common: &common {environment: {PASSWORD: "${PASSWORD:?}"}}
                services:
                  web:
                    <<: *common
                    image: ${REGISTRY:?}/web
                    ports: ["${PORT:?set it}:80"]
                    mem_limit: ${MEMORY}
                    build: {context: ., args: {A: "${ARG:?}"}}
                    volumes: ["${HOST:?}:/h", "data:/data"]
                    networks: {back: {ipv4_address: "${IP:?}"}}
                    healthcheck: {retries: "${RETRIES}"}
                networks: {back: {ipam: {config: [{subnet: "${SUBNET:?}"}]}}}
                volumes: {data: {driver_opts: {device: "${NFS:?}"}}}
                secrets: {key: {file: "${KEY:?}"}}
                """;

        var stack = existing(yaml);

        var web = stack.services().getFirst();
        assertEquals(java.util.Map.of(), web.environment());
        assertTrue(web.build().isPresent());
        assertEquals(1, web.storage().mounts().size());
        assertEquals("[back]", stack.networks().stream().map(n -> n.key()).toList().toString());
        assertEquals("[data]", stack.volumes().stream().map(v -> v.key()).toList().toString());
        assertTrue(
                files.warnings()
                        .contains(
                                "required variable PORT is missing a value: set it;"
                                        + " services.web.ports[0] does not count"),
                files.warnings().toString());
        assertThrows(StackException.class, () -> files.load());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: ${X:?}\nservices: {a: {image: i}}",
                "services: {a: {image: i, depends_on: {b: {condition: '${X:?}'}}}, b: {image: i}}",
                "services: {a: {image: i, pre_stop: [{command: [rm, '${X:?}']}]}}",
                "services: {a: {image: i, stop_signal: '${X:?}'}}",
                "services: {a: {image: i, profiles: ['${X:?}']}}",
                "services: {a: {image: i, network_mode: 'service:${X:?}'}}",
                "services: {a: {image: i}}\nvolumes: {v: {name: '${X:?}'}}",
                "services: {a: {image: i}}\nnetworks: {n: {external: '${X:?}'}}",
                "services: {a: {image: i}}\ninclude: ['${X:?}']",
                "services: {a: {image: i, environment: {A: '${X!}'}}}"
            })
    void names_order_and_what_runs_in_containers_is_never_guessed(String yaml) {
        assertThrows(StackException.class, () -> existing(yaml));
    }

    @Test
    void an_image_without_a_name_is_not_one_that_was_built() {
        var stack = existing("services: {a: {image: '${IMAGE}'}}");

        assertTrue(stack.services().getFirst().image().isPresent());
    }
}
