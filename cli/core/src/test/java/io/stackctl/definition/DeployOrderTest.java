package io.stackctl.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.Canary;
import io.stackctl.model.deploy.DeployOptions;
import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.deploy.OrderChoice;
import io.stackctl.model.deploy.Share;
import io.stackctl.model.deploy.Strategy;
import io.stackctl.model.deploy.Turns;
import io.stackctl.model.name.ServiceName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which container goes first, and what is in the way of the new one. */
class DeployOrderTest {

    private static final String REST =
            """

              other: {image: x, volumes: ["data:/data"]}
            volumes: {data: , more: }
            networks: {front: }
            """;

    @TempDir Path directory;
    private LoaderFixture files = new LoaderFixture(Path.of("target"));

    @BeforeEach
    void a_directory() {
        files = new LoaderFixture(directory);
    }

    private Stack stack(String attributes) {
        return files.file("compose.yaml", "services:\n  web: {image: x, " + attributes + "}" + REST)
                .load();
    }

    private OrderChoice choice(String attributes) {
        return choice(stack(attributes), DeployOptions.NONE);
    }

    private static OrderChoice choice(Stack stack, DeployOptions options) {
        var web = stack.service(ServiceName.of("web")).orElseThrow();
        return OrderChoice.of(stack, web, DeployPolicy.of(stack, web).with(options));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                                          | start-first: nothing is in its way
                    container_name: shop                        | start-first: nothing is in its way
                    ports: ["80"]                               | start-first: nothing is in its way
                    ports: ["8000-8001:80"]                     | start-first: nothing is in its way
                    ports: ["8000-8001:80"], deploy: {replicas: 2} | stop-first: ports 8000-8001 of the host are all taken
                    ports: ["8080:80"]                          | stop-first: port 8080 of the host can be taken once only
                    ports: ["8080:80"], deploy: {replicas: 0}   | start-first: nothing is in its way
                    volumes: ["data:/d"]                        | stop-first: volume data has one writer
                    volumes: ["data:/d:ro"]                     | start-first: nothing is in its way
                    volumes: ["./d:/d"]                         | start-first: nothing is in its way
                    volumes: ["data:/d"], deploy: {replicas: 2} | start-first: nothing is in its way
                    volumes: ["data:/d"], deploy: {replicas: 9, mode: global} | stop-first: volume data has one writer
                    volumes: ["data:/d"], x-stackctl: {deploy: {overlap: true}} | start-first: nothing is in its way
                    volumes: ["data:/d"], x-stackctl: {deploy: {autoscale: {max: 3, cpu: 50%}}} | start-first: nothing is in its way
                    volumes: ["/d"], deploy: {replicas: 2}      | stop-first: the volume at /d goes from the old container to the new one
                    volumes_from: [other]                       | stop-first: volume data has one writer
                    volumes_from: ["other:ro"]                  | start-first: nothing is in its way
                    network_mode: host                          | stop-first: it is in the network of the host, where each port can be taken once only
                    network_mode: "service:other"               | start-first: nothing is in its way
                    network_mode: "container:vpn"               | stop-first: it is in the network of container vpn, where each port can be taken once only
                    network_mode: host, x-stackctl: {deploy: {overlap: true}} | start-first: nothing is in its way
                    ports: ["8080:80"], x-stackctl: {deploy: {overlap: true}} | stop-first: port 8080 of the host can be taken once only
                    networks: {front: {ipv4_address: 10.0.0.9}} | stop-first: address 10.0.0.9 on network front can be had once only
                    mac_address: "02:42:ac:11:00:02"            | stop-first: address 02:42:ac:11:00:02 can be had once only
                    x-stackctl: {deploy: {overlap: false}}      | stop-first: overlap: false says that two may not run at once
                    x-stackctl: {deploy: {strategy: recreate}}  | stop-first: strategy recreate
                    x-stackctl: {deploy: {strategy: canary}}    | start-first: strategy canary
                    deploy: {update_config: {order: stop-first}} | stop-first: order stop-first
                    deploy: {update_config: {order: start-first}} | start-first: order start-first
                    """)
    void start_first_unless_something_is_in_the_way(String attributes, String expected) {
        var choice = choice(attributes);

        assertEquals(expected, choice.order() + ": " + choice.cause());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ports: ["8080:80"], deploy: {update_config: {order: start-first}} | order start-first is impossible: port 8080 of the host can be taken once only
                    volumes: ["data:/d"], deploy: {update_config: {order: start-first}} | order start-first is impossible: volume data has one writer
                    ports: ["8080:80"], x-stackctl: {deploy: {strategy: blue-green}} | strategy blue-green is impossible: port 8080
                    x-stackctl: {deploy: {strategy: canary, overlap: false}} | strategy canary is impossible: overlap: false
                    deploy: {update_config: {order: stop-first}}, x-stackctl: {deploy: {strategy: canary}} | order stop-first contradicts strategy canary
                    deploy: {update_config: {order: start-first}}, x-stackctl: {deploy: {strategy: recreate}} | order start-first contradicts strategy recreate
                    """)
    void what_is_asked_for_is_done_or_refused_with_its_place(String attributes, String expected) {
        var stack = stack(attributes);

        var message =
                assertThrows(StackException.class, () -> choice(stack, DeployOptions.NONE))
                        .failure()
                        .message();

        assertTrue(message.contains("compose.yaml:2:"), message);
        assertTrue(message.contains("services.web: " + expected), message);
        assertTrue(message.contains("\n  "), message);
    }

    @Test
    void two_writers_are_allowed_by_overlap_where_an_order_is_explicit() {
        var choice =
                choice(
                        "volumes: [\"data:/d\"], deploy: {update_config: {order: start-first}},"
                                + " x-stackctl: {deploy: {overlap: true}}");

        assertEquals("start-first []", choice.order() + " " + choice.obstacles());
    }

    @Test
    void all_at_once_can_be_asked_for_whatever_the_order_is() {
        var options =
                new DeployOptions(
                        Optional.of(Strategy.RECREATE),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        false);

        var choice = choice(stack("deploy: {update_config: {order: start-first}}"), options);

        assertEquals("strategy recreate", choice.cause());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                                            | [[1], [2], [4], [7], [9]]
                    deploy: {update_config: {parallelism: 2}}     | [[1, 2], [4, 7], [9]]
                    deploy: {update_config: {parallelism: 0}}     | [[1, 2, 4, 7, 9]]
                    deploy: {update_config: {parallelism: 99999999999}} | [[1, 2, 4, 7, 9]]
                    volumes: ["/d"], deploy: {replicas: 5, update_config: {parallelism: 3}} | [[9], [7], [4], [2], [1]]
                    volumes: ["/d"], x-stackctl: {deploy: {strategy: recreate}} | [[1, 2, 4, 7, 9]]
                    x-stackctl: {deploy: {strategy: blue-green}}  | [[1, 2, 4, 7, 9]]
                    """)
    void containers_take_turns(String attributes, String expected) {
        var stack = stack(attributes);
        var web = stack.service(ServiceName.of("web")).orElseThrow();
        var policy = DeployPolicy.of(stack, web);
        var choice = OrderChoice.of(stack, web, policy);

        assertEquals(expected, Turns.of(List.of(7, 1, 9, 2, 4), policy, choice).toString());
        assertEquals(List.of(), Turns.of(List.of(), policy, choice));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 65_534, 2_000_000_000})
    void a_canary_has_at_least_one_container_and_at_most_all(int replicas) {
        for (var permille = 1; permille <= 1000; permille++) {
            var share = new Share(permille);
            int containers = Canary.containers(share, replicas);
            assertTrue(containers >= 1 && containers <= replicas, share + " of " + replicas);
            assertTrue((double) containers / replicas >= permille / 1000.0);
        }
    }
}
