package io.stackctl.workflow.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.FakeEngine;
import io.stackctl.event.Event;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.history.AuditEntry;
import io.stackctl.history.AuditLog;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.model.service.ReplicaCount;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.state.ObservedContainer;
import io.stackctl.traffic.PlayedGateway;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestPace;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.deploy.Deploy;
import io.stackctl.workflow.deploy.DeployRequest;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import io.stackctl.workflow.lock.EngineLock;
import io.stackctl.workflow.lock.LockWait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AutoscalingTest {

    private static final String SHOP =
            """
            services:
              gate: { image: 'shop:1', labels: { io.stackctl.gateway: "1" } }
              web:
                image: 'shop:1'
                environment: { V: "1" }
                healthcheck: { test: [CMD, 'true'] }
                deploy: { replicas: 2 }
                x-stackctl:
                  deploy:
                    min-healthy: 0s
                    autoscale: { min: 2, max: 5, in-flight: 20, up: 10s, down: 1m }
            """;

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final PlayedGateway gateway = PlayedGateway.of(engine, "shop", "web");
    private final List<Event> told = new CopyOnWriteArrayList<>();
    private final Surroundings around =
            TestSurroundings.of(engine, told::add, _ -> false, Interruption.never(), false);
    private final Autoscaling scaling = new Autoscaling(around, "-");

    @Test
    void more_requests_make_more_containers_of_the_same_revision() {
        deploy(SHOP);
        gateway.inFlight(65);

        once(SHOP);

        assertEquals(List.of("shop-web-1", "shop-web-2", "shop-web-3", "shop-web-4"), names());
        web().forEach(container -> {
            assertTrue(container.isUp(), container::name);
            assertEquals("r1", container.labels().revision().toString());
        });
        var facts = scalings().getFirst().facts();
        assertEquals("2", facts.get("from"));
        assertEquals("4", facts.get("to"));
        assertNothingIsSaidOfTraffic();
    }

    @Test
    void little_to_do_takes_one_after_the_other_drained_first() {
        up(SHOP, 4);
        gateway.inFlight(0);
        var counts = new ArrayList<Integer>();
        var pace =
                new TestPace(passed -> {
                    counts.add(names().size());
                    if (passed.toMinutes() >= 4) {
                        throw new StackException(new Failure.Interrupted());
                    }
                });

        scaling.watch(found(SHOP), Set.of(), pace);

        assertEquals(List.of("shop-web-1", "shop-web-2"), names());
        assertTrue(counts.contains(3), counts::toString);
        // Each takes its own minute.
        int first = counts.indexOf(3);
        int second = counts.indexOf(2);
        assertTrue(first * 5 >= 60 && (second - first) * 5 >= 60, counts::toString);
        assertEquals(List.of("web drained=1", "web drained=1"), drains());
        assertNothingIsSaidOfTraffic();
    }

    @Test
    void processors_count_where_the_definition_says_so() {
        var shop = SHOP.replace("in-flight: 20", "cpu: 50%");
        up(shop, 2);
        // Of the two processors that the engine has.
        engine.busy("web", 150);

        once(shop);

        assertEquals(3, names().size());
    }

    @Test
    void without_a_gateway_requests_are_not_known_and_nothing_changes() {
        var shop =
                SHOP.replace(
                        "  gate: { image: 'shop:1', labels: { io.stackctl.gateway: \"1\" } }\n",
                        "");
        up(shop, 3);
        gateway.inFlight(500);

        once(shop);

        assertEquals(3, names().size());
        assertTold("no gateway tells how many requests");
    }

    @Test
    void what_was_not_deployed_yet_is_not_brought_in() {
        up(SHOP, 2);
        gateway.inFlight(65);

        once(SHOP.replace("V: \"1\"", "V: \"2\""));

        assertEquals(2, names().size());
        assertTold("its definition is another one by now");
    }

    @Test
    void during_a_deployment_its_turn_is_skipped_and_told() {
        up(SHOP, 2);
        gateway.inFlight(65);
        try (var _ =
                EngineLock.take(
                        around, StackName.of("shop"), "ada@laptop", "deploy", LockWait.NONE)) {
            once(SHOP);
        }

        assertEquals(2, names().size());
        assertTold("web is not scaled now: stack shop is being deployed");
    }

    @Test
    void up_and_deploy_keep_the_number_where_it_is_in_the_range() {
        up(SHOP, 4);

        new Up(around).run(Stacks.shop(SHOP), UpRequest.DEFAULTS);
        assertEquals(4, names().size());
        deploy(SHOP.replace("V: \"1\"", "V: \"2\""));
        assertEquals(4, names().size());
        assertEquals("2", engine.variablesOf("shop-web-4").get("V"));

        deploy(SHOP.replace("V: \"1\"", "V: \"2\"").replace("max: 5", "max: 3"));
        assertEquals(3, names().size());
    }

    @Test
    void a_number_that_the_user_says_counts() {
        up(SHOP, 4);

        up(SHOP, 2);

        assertEquals(2, names().size());
    }

    @Test
    void one_that_cannot_have_several_is_refused() {
        var named =
                SHOP.replace("environment:", "container_name: web\n    environment:")
                        .replace("replicas: 2", "replicas: 1");

        var failure = assertThrows(StackException.class, () -> once(named));

        assertTrue(
                failure.failure().message().contains("cannot have 5 replicas"), failure::toString);
    }

    private void assertTold(String words) {
        assertTrue(
                told.stream().anyMatch(event -> event.toString().contains(words)), told::toString);
    }

    private void assertNothingIsSaidOfTraffic() {
        assertTrue(
                engine.volumes().all().stream()
                        .noneMatch(volume -> volume.name().contains("-traffic-")),
                () -> engine.volumes().all().toString());
    }

    private List<String> drains() {
        return gateway.seen().stream().filter(line -> line.contains("drained")).toList();
    }

    private List<AuditEntry> scalings() {
        return new AuditLog(engine, StackName.of("shop"))
                .read(Optional.empty()).stream()
                        .filter(entry -> entry.action().equals("autoscale"))
                        .toList();
    }

    private void once(String definition) {
        scaling.once(found(definition), Set.of(), new TestPace());
    }

    private static FoundStack found(String definition) {
        return new FoundStack.Defined(Stacks.shop(definition));
    }

    private void up(String definition, int count) {
        var request =
                new UpRequest(
                        UpRequest.DEFAULTS.wanted(),
                        UpRequest.DEFAULTS.timing(),
                        UpRequest.DEFAULTS.images(),
                        Map.of(ServiceName.of("web"), new ReplicaCount(count)));
        new Up(around).run(Stacks.shop(definition), request);
    }

    private void deploy(String definition) {
        new Deploy(around).run(Stacks.shop(definition), DeployRequest.DEFAULTS);
    }

    private List<String> names() {
        return web().stream().map(ObservedContainer::name).toList();
    }

    private List<ObservedContainer> web() {
        return engine.containers().ofStack(StackName.of("shop"), true).stream()
                .filter(container -> container.service().value().equals("web"))
                .toList();
    }
}
