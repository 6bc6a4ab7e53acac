package io.stackctl.workflow.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.FakeEngine;
import io.stackctl.event.Event;
import io.stackctl.failure.Failure;
import io.stackctl.failure.Failure.DeploymentFailed.End;
import io.stackctl.failure.StackException;
import io.stackctl.history.AuditLog;
import io.stackctl.history.Revision;
import io.stackctl.history.RevisionStore;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.DeployOptions;
import io.stackctl.model.deploy.Strategy;
import io.stackctl.model.name.ImageName;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.plan.Plan;
import io.stackctl.planner.image.ImagePolicy;
import io.stackctl.planner.reconcile.Recreation;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.planner.reconcile.Timing;
import io.stackctl.planner.reconcile.Wanted;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedVolume;
import io.stackctl.traffic.PlayedGateway;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import io.stackctl.workflow.lock.LockWait;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DeployTest {

    private static final String SHOP =
            """
            services:
              gate: { image: 'shop:1', labels: { io.stackctl.gateway: "1" } }
              web:
                image: 'shop:1'
                environment: { V: "1" }
                healthcheck: { test: [CMD, 'true'] }
                deploy: { replicas: 2 }
                x-stackctl: { deploy: { min-healthy: 0s, canary: { each: 0s, min-requests: 0 } } }
            """;
    private static final String NEXT = SHOP.replace("V: \"1\"", "V: \"2\"");
    private static final String SICK = NEXT.replace("'true'", "'false'");

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final PlayedGateway gateway = PlayedGateway.of(engine, "shop", "web");
    private final Surroundings around =
            TestSurroundings.of(engine, _ -> {}, _ -> false, Interruption.never(), false);

    @Test
    void old_containers_serve_until_new_ones_are_ready() {
        up();

        deploy(NEXT, DeployOptions.NONE);

        assertEquals(
                List.of(
                        "web r0=1000",
                        "web r0=667 r1=333",
                        "web r0=500 r1=500 drained=1",
                        "web r0=333 r1=667 drained=1",
                        "web r0=0 r1=1000 drained=2",
                        "web"),
                gateway.seen());
        assertEquals("shop-web-1=r1, shop-web-2=r1", standing());
        assertNothingIsSaidOfTraffic();
    }

    @Test
    void clients_stay_with_a_revision_where_that_is_asked_for() {
        up();
        var sticky = NEXT.replace("min-healthy: 0s", "min-healthy: 0s, sticky: cookie");

        fails(sticky.replace("'true'", "'false'"), strategy(Strategy.CANARY));
        var back = List.of("web r0=1000 by cookie", "web r0=1000 by cookie drained=1", "web");
        assertEquals(back, gateway.seen());
        deploy(sticky, DeployOptions.NONE);

        assertEquals(
                List.of(
                        "web r0=1000 by cookie",
                        "web r0=667 r2=333 by cookie",
                        "web r0=500 r2=500 by cookie drained=1",
                        "web r0=333 r2=667 by cookie drained=1",
                        "web r0=0 r2=1000 by cookie drained=2",
                        "web"),
                gateway.seen().subList(back.size(), gateway.seen().size()));
        assertNothingIsSaidOfTraffic();
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void every_strategy_ends_with_the_new_ones_only(Strategy strategy) {
        up();

        deploy(NEXT, strategy(strategy));

        assertEquals("shop-web-1=r1, shop-web-2=r1", standing());
        assertNothingIsSaidOfTraffic();
    }

    /** A gateway has the routes of those revisions only that have a share. */
    @Test
    void while_nobody_serves_both_revisions_have_a_share() {
        up();

        deploy(NEXT, strategy(Strategy.RECREATE));

        assertTrue(
                gateway.seen().contains("web r0=500 r1=500 drained=2 held"),
                gateway.seen()::toString);
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void what_never_gets_well_is_taken_back(Strategy strategy) {
        up();
        var before = ids();

        var failure = fails(SICK, strategy(strategy));

        assertEquals(End.ROLLED_BACK, failure.end());
        assertTrue(failure.message().contains("is unhealthy"), failure::message);
        assertEquals(before, ids());
        assertNothingIsSaidOfTraffic();
    }

    @Test
    void whoever_follows_is_told_of_shares_figures_and_both_ways() {
        up();
        var told = new CopyOnWriteArrayList<Event>();
        var followed =
                TestSurroundings.of(engine, told::add, _ -> false, Interruption.never(), false);

        assertThrows(
                StackException.class,
                () -> new Deploy(followed).run(stack(SICK), DeployRequest.DEFAULTS));
        new Deploy(followed).run(stack(NEXT), DeployRequest.DEFAULTS);

        var deploying =
                told.stream()
                        .filter(Event.Deploying.class::isInstance)
                        .filter(event -> !(event instanceof Event.ActionChanged))
                        .map(Event::toString)
                        .toList();
        assertEquals(
                List.of(
                        "DeploymentBegun[stack=shop, revision=r1, back=false, cause=deploy]",
                        "Shares[service=web, shares={r0=1000}]",
                        "DeploymentBegun[stack=shop, revision=r1, back=true, cause=shop-web-1 is"
                                + " unhealthy]",
                        "Shares[service=web, shares={r0=1000}]",
                        "Shares[service=web, shares={r0=1000}]",
                        "Counted[service=web, values={in-flight=0, streams=0}]",
                        "DeploymentEnded[failedRequests=OptionalLong[0]]",
                        "DeploymentBegun[stack=shop, revision=r2, back=false, cause=deploy]",
                        "Shares[service=web, shares={r0=1000}]",
                        "Shares[service=web, shares={r0=667, r2=333}]",
                        "Shares[service=web, shares={r0=500, r2=500}]",
                        "Counted[service=web, values={in-flight=0, streams=0}]",
                        "Shares[service=web, shares={r0=333, r2=667}]",
                        "Shares[service=web, shares={r0=0, r2=1000}]",
                        "Counted[service=web, values={in-flight=0, streams=0}]",
                        "DeploymentEnded[failedRequests=OptionalLong[0]]"),
                deploying);
        assertTrue(
                told.contains(
                        new Event.ActionChanged(
                                "web",
                                "web/1",
                                "await",
                                "has to be ready within 3m0s",
                                Event.Stage.FAILED)),
                told::toString);
    }

    private static final String GATEWAY =
            SHOP.replace("gate: {", "gate: { ports: ['80:80'], environment: { V: \"1\" },");

    @Test
    void a_gateway_is_replaced_last_and_only_by_consent() {
        new Up(around).run(stack(GATEWAY), UpRequest.DEFAULTS);
        var before = ids();
        var next = GATEWAY.replace("V: \"1\"", "V: \"2\"");

        var refused = assertThrows(StackException.class, () -> deploy(next, DeployOptions.NONE));

        assertEquals(
                "the gateway is not replaced, and nothing was changed",
                refused.failure().message());
        assertEquals(before, ids());
        assertEquals(List.of(), new RevisionStore(engine, StackName.of("shop")).list());

        var asked = new CopyOnWriteArrayList<String>();
        var agreeing =
                TestSurroundings.of(engine, _ -> {}, asked::add, Interruption.never(), false);
        var done = new Deploy(agreeing).run(stack(next), DeployRequest.DEFAULTS);

        assertEquals(
                List.of(
                        "Replacing gateway \"gate\" means a gap of about 5s for everything behind it."
                                + " Replace it?"),
                asked);
        assertEquals("shop-web-1=r1, shop-web-2=r1", standing());
        var order =
                done.actions().stream()
                        .map(step -> step.action().verb() + " " + step.action().target())
                        .toList();
        assertTrue(order.indexOf("stop web/2") < order.indexOf("create gate/1"), order::toString);
        assertTrue(order.indexOf("create gate/1") < order.indexOf("stop gate/1"), order::toString);
        assertTrue(order.indexOf("stop gate/1") < order.indexOf("start gate/1"), order::toString);
        assertNothingIsSaidOfTraffic();
    }

    @Test
    void a_gateway_that_is_no_good_makes_room_for_the_old_one() {
        new Up(around).run(stack(GATEWAY), UpRequest.DEFAULTS);
        var agreeing = TestSurroundings.of(engine, _ -> {}, _ -> true, Interruption.never(), false);
        var before = ids();
        var sick =
                GATEWAY.replace("V: \"1\"", "V: \"2\"")
                        .replace("gate: {", "gate: { healthcheck: { test: [CMD, 'false'] },");

        var thrown =
                assertThrows(
                        StackException.class,
                        () -> new Deploy(agreeing).run(stack(sick), DeployRequest.DEFAULTS));

        var failure = assertInstanceOf(Failure.DeploymentFailed.class, thrown.failure());
        assertEquals(End.ROLLED_BACK, failure.end(), failure::message);
        assertEquals(before, ids());
        assertTrue(
                engine.containers().ofAllStacks(false).stream()
                        .anyMatch(container -> container.name().equals("shop-gate-1")));
        assertNothingIsSaidOfTraffic();
    }

    @Test
    void nothing_is_done_where_nothing_changed() {
        up();
        deploy(NEXT, DeployOptions.NONE);
        var before = ids();

        assertTrue(deploy(NEXT, DeployOptions.NONE).isEmpty());
        assertEquals(before, ids());
    }

    @Test
    void what_waits_goes_on_when_somebody_agrees() {
        up();
        var thrown =
                assertThrows(
                        StackException.class,
                        () ->
                                new Deploy(around)
                                        .run(
                                                stack(NEXT),
                                                new DeployRequest(
                                                        DeployRequest.DEFAULTS.up(),
                                                        strategy(Strategy.CANARY),
                                                        Optional.of(250),
                                                        "",
                                                        LockWait.NONE)));
        assertInstanceOf(Failure.DeploymentWaits.class, thrown.failure());
        assertEquals("web r0=750 r1=250", gateway.seen().getLast());
        assertEquals(
                "revision 1 of stack shop is half deployed",
                assertThrows(StackException.class, this::up).failure().message());

        new Deploy(around).promote(StackName.of("shop"), DeployRequest.UNCHANGED);

        assertEquals("shop-web-1=r1, shop-web-2=r1", standing());
        assertNothingIsSaidOfTraffic();
    }

    @Test
    void a_rollback_brings_back_the_definition_and_its_images() {
        deploy(SHOP, DeployOptions.NONE);
        var image = engine.images().inspect("shop:1").orElseThrow().id();
        engine.addImage("shop:1");
        deploy(NEXT, DeployOptions.NONE);

        new Rollback(around).run(StackName.of("shop"), Optional.empty(), DeployRequest.UNCHANGED);

        assertEquals("shop-web-1=r3, shop-web-2=r3", standing());
        for (var container : web()) {
            assertEquals("1", engine.variablesOf(container.name()).get("V"));
            assertEquals(image, container.imageId());
        }
    }

    @Test
    void there_is_no_way_back_without_an_earlier_revision() {
        deploy(SHOP, DeployOptions.NONE);

        var thrown =
                assertThrows(
                        StackException.class,
                        () ->
                                new Rollback(around)
                                        .run(
                                                StackName.of("shop"),
                                                Optional.empty(),
                                                DeployRequest.UNCHANGED));

        assertEquals(End.NO_WAY_BACK, ((Failure.DeploymentFailed) thrown.failure()).end());
    }

    @Test
    void a_plan_says_each_step_and_does_none() {
        up();
        int calls = engine.calls().size();

        var plan = new Deploy(around).plan(stack(NEXT), DeployRequest.DEFAULTS);

        assertEquals(
                """
                1 [] record stack revision r1, deploy
                2 [1] share service web r0 100%
                3 [2] create web/1 env V: 1 -> 2
                4 [3] start web/1 created
                5 [4] await web/1 has to be ready within 3m0s
                6 [5] reach web/1 a gateway has to reach it
                7 [6] share service web r0 66.7%, r1 33.3%
                8 [7] rename web/1 takes over the name
                9 [8] drain web/1 nothing new, up to 30s for what is in flight
                10 [9] stop web/1 r1 has taken over
                """,
                plan.toString()
                        .replaceAll(" +", " ")
                        .lines()
                        .limit(10)
                        .collect(Collectors.joining("\n", "", "\n")));
        assertEquals(
                List.of(),
                engine.calls().subList(calls, engine.calls().size()).stream()
                        .filter(call -> !call.startsWith("exec"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "jobs, 'quiet name retry, web gateway zero, web name retry'",
        // A gateway knows containers, not names.
        "gate, 'quiet name retry, web gateway zero'"
    })
    void a_plan_says_what_each_way_to_a_service_may_count_on(String needing, String promised) {
        var more =
                SHOP
                        + """
                          jobs: { image: 'shop:1' }
                          quiet: { image: 'shop:1', environment: { V: "1" } }
                          fresh: { image: 'shop:1', deploy: { replicas: 0 } }
                        """;
        new Up(around).run(stack(more), UpRequest.DEFAULTS);
        var next =
                more.replace("V: \"1\"", "V: \"2\"")
                        .replace("replicas: 0", "replicas: 1")
                        .replace(needing + ": {", needing + ": { depends_on: [web],");

        var plan = new Deploy(around).plan(stack(next), DeployRequest.DEFAULTS);

        assertEquals(
                promised,
                plan.promises().stream()
                        .map(promise ->
                                promise.subject()
                                        + " "
                                        + promise.via()
                                        + " "
                                        + promise.kind().word())
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"strategy: canary", "smoke: { http: /health }", "sticky: ip"})
    void what_takes_a_gateway_is_refused_without_one(String wanted) {
        up();
        PlayedGateway.of(engine, "shop");
        var before = ids();

        var thrown =
                assertThrows(
                        StackException.class,
                        () ->
                                deploy(
                                        NEXT.replace(
                                                "min-healthy: 0s", "min-healthy: 0s, " + wanted),
                                        DeployOptions.NONE));

        assertTrue(thrown.failure().message().contains("no gateway"), thrown::toString);
        assertEquals(before, ids());
    }

    @Test
    void requests_are_directed_by_hand() {
        up();
        var flow = new RequestFlow(around, StackName.of("shop"));
        var web = ServiceName.of("web");

        flow.hold(web, Duration.ofSeconds(5));
        flow.release(web);
        flow.drain("shop-web-2", Duration.ofSeconds(1));
        flow.undrain("web");
        flow.maintenance(List.of(web), true);
        flow.maintenance(List.of(web), false);

        assertEquals(
                List.of("web held", "web", "web drained=1", "web", "web maintenance"),
                gateway.seen().subList(0, 5));
        assertNothingIsSaidOfTraffic();
    }

    @Test
    void what_is_said_by_hand_survives_a_deployment() {
        up();
        new RequestFlow(around, StackName.of("shop"))
                .maintenance(List.of(ServiceName.of("web")), true);

        deploy(NEXT, DeployOptions.NONE);

        assertTrue(
                gateway.seen().stream().allMatch(seen -> seen.endsWith("maintenance")),
                gateway.seen()::toString);
    }

    @Test
    void whoever_stays_and_was_drained_by_hand_gets_nothing_afterwards_either() {
        up();
        // The third one is of the new definition already.
        var kept =
                Wanted.DEFAULTS.recreating(
                        new Recreation(Recreation.When.NEVER, Recreation.When.NEVER, true));
        var three = NEXT.replace("replicas: 2", "replicas: 3");
        new Up(around)
                .run(
                        stack(three),
                        new UpRequest(kept, Timing.DEFAULTS, ImagePolicy.DEFAULTS, Map.of()));
        var flow = new RequestFlow(around, StackName.of("shop"));
        flow.drain("shop-web-3", Duration.ofSeconds(1));
        flow.hold(ServiceName.of("web"), Duration.ofHours(1));

        deploy(three, DeployOptions.NONE);

        assertEquals("web drained=1 held", gateway.seen().getLast());
        assertTrue(
                gateway.seen().subList(2, gateway.seen().size()).stream()
                        .allMatch(seen -> seen.endsWith("held") && seen.contains("drained=")),
                gateway.seen()::toString);
    }

    @Test
    void an_image_may_be_chosen_for_once() {
        engine.addImage("shop:2");
        up();

        new Deploy(around)
                .run(
                        ChosenImages.of(Map.of(ServiceName.of("web"), ImageName.of("shop:2")))
                                .in(stack(SHOP)),
                        DeployRequest.DEFAULTS);

        assertEquals(
                Set.of("shop:2"),
                web().stream().map(ObservedContainer::image).collect(Collectors.toSet()));
        var gone = ChosenImages.of(Map.of(ServiceName.of("wob"), ImageName.of("shop:2")));
        assertThrows(StackException.class, () -> gone.in(stack(SHOP)));
    }

    @Test
    void a_service_has_its_deadline_for_all_of_it() {
        up();

        // Each of the two may take so long, and the first may fail.
        var slow =
                SICK.replace("[CMD, 'false']", "[CMD, sh, -c, 'exit 0']")
                        .replace(
                                "replicas: 2",
                                "replicas: 2, update_config: { max_failure_ratio: 1,"
                                        + " failure_action: rollback }")
                        .replace("min-healthy: 0s", "min-healthy: 0s, deadline: 1s");
        var failure = fails(slow, strategy(Strategy.ROLLING));

        assertEquals("web has not gone over within its deadline of 1s", failure.message());
    }

    @Test
    void the_way_back_keeps_what_is_said_by_hand() {
        up();
        new RequestFlow(around, StackName.of("shop"))
                .maintenance(List.of(ServiceName.of("web")), true);

        fails(SICK, strategy(Strategy.ROLLING));

        assertTrue(
                gateway.seen().stream().allMatch(seen -> seen.endsWith("maintenance")),
                gateway.seen()::toString);
    }

    @Test
    void the_way_back_brings_back_replicas_that_were_to_go() {
        up();
        var before = ids();

        fails(SICK.replace("replicas: 2", "replicas: 1"), strategy(Strategy.RECREATE));

        assertEquals(before, ids());
        web().forEach(container -> assertTrue(container.isUp(), container::toString));
        assertNothingIsSaidOfTraffic();
    }

    @Test
    void what_others_wait_for_to_end_is_started_as_up_does() {
        var definition =
                """
                services:
                  job: { image: 'shop:1', environment: { V: "1" } }
                  web:
                    image: 'shop:1'
                    environment: { V: "1" }
                    depends_on: { job: { condition: service_completed_successfully } }
                    x-stackctl: { deploy: { min-healthy: 0s } }
                """;
        var waits = "depends_on: { job: { condition: service_completed_successfully } }";
        new Up(around).run(stack(definition.replace(waits, "")), UpRequest.DEFAULTS);

        var plan =
                new Deploy(around)
                        .plan(
                                stack(definition.replace("V: \"1\"", "V: \"2\"")),
                                DeployRequest.DEFAULTS)
                        .toString();

        assertTrue(plan.contains("await  web/1       has to be ready"), plan);
        assertFalse(plan.contains("await  job/1"), plan);
    }

    @Test
    void whoever_goes_on_touches_what_was_asked_for_only() {
        var definition =
                SHOP.replace(
                        "  web:\n",
                        "  db: { image: 'shop:1', environment: { V: \"1\" } }\n  web:\n");
        new Up(around).run(stack(definition), UpRequest.DEFAULTS);
        var changed = stack(definition.replace("V: \"1\"", "V: \"2\""));
        var web = Set.of(ServiceName.of("web"));
        assertThrows(
                StackException.class,
                () ->
                        new Deploy(around)
                                .run(
                                        changed,
                                        new DeployRequest(
                                                        DeployRequest.DEFAULTS.up(),
                                                        strategy(Strategy.CANARY),
                                                        Optional.of(250),
                                                        "",
                                                        LockWait.NONE)
                                                .of(web)));

        new Deploy(around).promote(StackName.of("shop"), DeployRequest.UNCHANGED);

        assertEquals("shop-web-1=r1, shop-web-2=r1", standing());
        assertEquals("1", engine.variablesOf("shop-db-1").get("V"));
        var revision = new RevisionStore(engine, StackName.of("shop")).list().stream().findFirst();
        assertEquals(List.copyOf(web), revision.orElseThrow().services());
    }

    @Test
    void what_was_done_is_noted() {
        up();
        new RequestFlow(around, StackName.of("shop"))
                .hold(ServiceName.of("web"), Duration.ofSeconds(5));
        new RequestFlow(around, StackName.of("shop")).release(ServiceName.of("web"));
        deploy(NEXT, DeployOptions.NONE);
        fails(SICK, strategy(Strategy.BLUE_GREEN));

        assertEquals(
                List.of(
                        "hold done {service=web, traffic=held for up to 5s}",
                        "release done {service=web, traffic=as usual}",
                        "deploy succeeded {}"),
                noted().subList(0, 3));
        assertTrue(noted().get(3).startsWith("deploy rolled back {detail="), noted()::toString);
        assertEquals(
                List.of("blue-green", "rolling"),
                new RevisionStore(engine, StackName.of("shop"))
                        .list().stream().map(Revision::strategy).toList());
    }

    private List<String> noted() {
        return new AuditLog(engine, StackName.of("shop"))
                .read(Optional.empty()).stream()
                        .map(entry -> entry.action() + " " + entry.outcome() + " " + entry.facts())
                        .toList();
    }

    private void assertNothingIsSaidOfTraffic() {
        assertEquals(
                List.of(),
                engine.volumes().all().stream()
                        .map(ObservedVolume::name)
                        .filter(name -> name.contains("-traffic-") || name.contains("-lock-"))
                        .toList());
    }

    private void up() {
        new Up(around).run(stack(SHOP), UpRequest.DEFAULTS);
    }

    private Plan<?> deploy(String definition, DeployOptions options) {
        return new Deploy(around)
                .run(
                        stack(definition),
                        new DeployRequest(
                                DeployRequest.DEFAULTS.up(),
                                options,
                                Optional.empty(),
                                "",
                                LockWait.NONE));
    }

    private Failure.DeploymentFailed fails(String definition, DeployOptions options) {
        var thrown = assertThrows(StackException.class, () -> deploy(definition, options));
        return (Failure.DeploymentFailed) thrown.failure();
    }

    private static DeployOptions strategy(Strategy strategy) {
        return new DeployOptions(
                Optional.of(strategy), List.of(), Optional.empty(), Optional.empty(), false, false);
    }

    private static Stack stack(String definition) {
        return Stacks.shop(definition);
    }

    private String standing() {
        var revisions = new TreeMap<String, String>();
        for (var container : web()) {
            revisions.put(container.name(), container.labels().revision().toString());
        }
        return revisions.toString().replaceAll("[{}]", "");
    }

    private Map<String, String> ids() {
        var ids = new TreeMap<String, String>();
        web().forEach(container -> ids.put(container.name(), container.id().value()));
        return ids;
    }

    private List<ObservedContainer> web() {
        return engine.containers().ofAllStacks(true).stream()
                .filter(container -> container.service().value().equals("web"))
                .toList();
    }
}
