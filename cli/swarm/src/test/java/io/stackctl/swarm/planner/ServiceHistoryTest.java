package io.stackctl.swarm.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.cluster.ServiceRevision;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.swarm.Definitions;
import io.stackctl.swarm.spec.FileNames;
import io.stackctl.swarm.spec.PinnedImage;
import io.stackctl.swarm.spec.ServiceSpec;
import io.stackctl.swarm.state.ObservedService;
import io.stackctl.swarm.state.ObservedSwarm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a swarm remembers of services, and the way back to it. */
class ServiceHistoryTest {

    private static final StackName SHOP = StackName.of("shop");
    private static final Instant TOUCHED = Instant.parse("2026-11-27T17:00:09Z");
    private static final Json ONE = spec("image: 'web:1', environment: {PASSWORD: a}");
    private static final Json TWO =
            spec("image: 'web:2', environment: {PASSWORD: b}, deploy: {replicas: 3}");

    @Test
    void both_forms_are_told_with_what_differs() {
        var web = service("web", 12, TWO, ONE, update("completed", "update completed"));
        var db = service("db", 7, ONE, Json.nothing(), Json.nothing());

        assertEquals(
                List.of(
                        new ServiceRevision(
                                db.name(),
                                7,
                                Optional.of(TOUCHED),
                                "web:1",
                                OptionalLong.of(1),
                                true,
                                "",
                                ""),
                        new ServiceRevision(
                                web.name(),
                                12,
                                Optional.of(Instant.parse("2026-11-27T17:00:01.5Z")),
                                "web:2",
                                OptionalLong.of(3),
                                true,
                                "",
                                "image web:1 -> web:2, replicas: 1 -> 3"),
                        new ServiceRevision(
                                web.name(),
                                11,
                                Optional.empty(),
                                "web:1",
                                OptionalLong.of(1),
                                false,
                                "",
                                "")),
                history(db, web));
    }

    @Test
    void a_change_that_did_not_go_well_says_so_in_the_swarm_s_words() {
        var web = service("web", 12, TWO, ONE, update("rollback_completed", "rolled back"));

        assertEquals("rollback completed: rolled back", history(web).getFirst().progress());
    }

    @Test
    void new_tasks_of_the_same_form_are_a_change() {
        var again = SwarmPlanner.forced(ONE, 1);

        assertEquals(
                "new tasks of the same form",
                history(service("web", 3, again, ONE, Json.nothing())).getFirst().change());
        assertEquals("", history(service("web", 3, ONE, ONE, Json.nothing())).getFirst().change());
    }

    @Test
    void the_way_back_leads_to_the_form_that_was_asked_for() {
        var swarm = swarm(service("db", 21, TWO, ONE), service("web", 12, TWO, ONE));

        assertEquals(
                """
                1 []  rollback service web asked for
                2 [1] wait     service web converging
                """,
                RollbackPlan.of(SHOP, swarm, Set.of(), OptionalInt.of(11), Optional.empty())
                        .toString());
        assertEquals(
                """
                1 []  rollback service db  asked for
                2 [1] wait     service db  converging
                3 []  rollback service web asked for
                4 [3] wait     service web converging
                """,
                RollbackPlan.of(SHOP, swarm, Set.of(), OptionalInt.empty(), Optional.empty())
                        .toString());
    }

    @Test
    void a_form_that_nobody_remembers_is_refused_with_the_one_that_there_is() {
        var changed = service("web", 12, TWO, ONE);

        assertEquals(
                "service \"web\" cannot go back to revision 10; a swarm remembers one form of each"
                        + " service: the one before its last change; it can go back: web to 11",
                refusal(10, Set.of(changed.name()), changed));
        assertEquals(
                "service \"web\" is at revision 12; it can go back: web to 11",
                refusal(12, Set.of(changed.name()), changed));
        assertEquals(
                "stack shop cannot go back to revision 10; a swarm remembers one form of each"
                        + " service: the one before its last change; it can go back: db to 20, web"
                        + " to 11",
                refusal(10, Set.of(), service("db", 21, TWO, ONE), changed));
        assertEquals(
                "there is nothing to roll back to: service \"web\" was never changed; a swarm"
                        + " remembers one form of each service: the one before its last change",
                refusal(4, Set.of(changed.name()), service("web", 5, ONE, Json.nothing())));
    }

    private static String refusal(int revision, Set<ServiceName> named, ObservedService... there) {
        var refused =
                assertThrows(
                        StackException.class,
                        () ->
                                RollbackPlan.of(
                                        SHOP,
                                        swarm(there),
                                        named,
                                        OptionalInt.of(revision),
                                        Optional.empty()));
        var request = (InvalidRequest) refused.failure();
        return request.message() + "; " + request.remedy();
    }

    private static List<ServiceRevision> history(ObservedService... services) {
        return ServiceHistory.of(swarm(services), List.of(services));
    }

    private static ObservedSwarm swarm(ObservedService... services) {
        return new ObservedSwarm(
                List.of(services), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }

    private static ObservedService service(String name, long version, Json spec, Json previous) {
        return service(name, version, spec, previous, Json.nothing());
    }

    private static ObservedService service(
            String name, long version, Json spec, Json previous, Json update) {
        return new ObservedService(
                "id-" + name,
                ServiceName.of(name),
                version,
                Optional.of(TOUCHED),
                spec,
                previous,
                update);
    }

    private static Json update(String state, String message) {
        return new JsonBuilder()
                .put("State", state)
                .put("StartedAt", "2026-11-27T17:00:01.5Z")
                .put("Message", message)
                .build();
    }

    private static Json spec(String definition) {
        var stack = Definitions.of("services: {web: {" + definition + "}}\n");
        var service = Definitions.service(stack, "web");
        var image = PinnedImage.unpinned(stack.imageOf(service).value());
        return ServiceSpec.of(stack, service, image, new FileNames(Map.of(), Map.of()));
    }
}
