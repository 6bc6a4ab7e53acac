package io.stackctl.swarm.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.cluster.UpOrder;
import io.stackctl.docker.json.Json;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.swarm.Definitions;
import io.stackctl.swarm.spec.FileContent;
import io.stackctl.swarm.spec.FileNames;
import io.stackctl.swarm.spec.FileSpec;
import io.stackctl.swarm.spec.PinnedImage;
import io.stackctl.swarm.spec.ServiceSpec;
import io.stackctl.swarm.state.ObservedFile;
import io.stackctl.swarm.state.ObservedService;
import io.stackctl.swarm.state.ObservedSwarm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SwarmPlannerTest {

    private static final UpOrder PLAIN =
            new UpOrder(Set.of(), false, true, Optional.empty(), false, false);
    private static final UpOrder RENEWING =
            new UpOrder(Set.of(ServiceName.of("web")), true, true, Optional.empty(), false, false);
    private static final String TWO =
            """
            services:
              db: {image: "pg:1", secrets: [pw]}
              web: {image: "web:1", depends_on: [db], environment: {LEVEL: info}}
            secrets: {pw: {environment: PW}}
            """;

    @Test
    void a_new_stack_comes_in_the_order_of_its_dependencies() {
        assertEquals(
                """
                1 []    create network shop_default not found
                2 []    create secret shop_pw       not found
                3 [1,2] gather stack                networks and files
                4 [3]   create service db           not found
                5 [4]   wait   service db           converging
                6 [3,5] create service web          not found
                7 [6]   wait   service web          converging
                """,
                plan(Definitions.of(TWO), PLAIN, nothing(), "one"));
    }

    @Test
    void what_is_there_as_it_should_be_stays() {
        var stack = Definitions.of(TWO);

        assertEquals("", plan(stack, PLAIN, standing(stack, "one"), "one"));
    }

    @Test
    void a_field_that_changed_is_the_cause() {
        var before = standing(Definitions.of(TWO), "one");
        var stack = Definitions.of(TWO.replace("info", "debug"));

        assertEquals(
                """
                1 []  update service web env LEVEL: info -> debug
                2 [1] wait   service web converging
                """,
                plan(stack, PLAIN, before, "one"));
    }

    @Test
    void another_secret_gets_another_name_and_the_old_one_stays_for_the_way_back() {
        var stack = Definitions.of(TWO);
        var plan = plan(stack, PLAIN, standing(stack, "one"), "two");

        assertEquals(
                """
                1 []  create secret shop_pw-c85ff1be62 content changed
                2 [1] update service db                files[pw]: shop_pw -> shop_pw-c85ff1be62
                3 [2] wait   service db                converging
                """,
                plan);
    }

    @Test
    void renewing_makes_everything_anew_and_takes_away_what_is_not_defined() {
        var before = standing(Definitions.of(TWO), "one");
        var less =
                Definitions.of("services: {web: {image: 'web:1', environment: {LEVEL: info}}}\n");

        assertEquals(
                """
                1 []    update service web    asked for
                2 [1]   wait   service web    converging
                3 []    remove service db     not defined
                4 [2,3] gather stack          services
                5 [4]   remove secret shop_pw not used any more
                """,
                plan(less, RENEWING, before, "one"));
    }

    @Test
    void what_was_not_named_is_not_renewed() {
        var stack = Definitions.of(TWO);

        assertEquals(
                """
                1 []  update service web asked for
                2 [1] wait   service web converging
                """,
                plan(stack, RENEWING, standing(stack, "one"), "one"));
    }

    @Test
    void a_secret_of_which_nobody_knows_the_content_stays_where_its_services_are_not_renewed() {
        var stack = Definitions.of(TWO);
        var standing = standing(stack, "one");
        var unknown = new ObservedFile("s1", "shop_pw", Optional.empty(), Optional.empty());
        var observed =
                new ObservedSwarm(
                        standing.services(),
                        standing.networks(),
                        Map.of(),
                        Map.of(),
                        Map.of("shop_pw", unknown),
                        Map.of(),
                        Map.of());

        assertEquals(List.of(), secretsMade(stack, observed, "web"));
        assertEquals(List.of("content changed"), secretsMade(stack, observed, "db"));
    }

    private static List<String> secretsMade(Stack stack, ObservedSwarm observed, String renewed) {
        return FilePlan.of(stack, files(stack, "one"), observed, Set.of(ServiceName.of(renewed)))
                .creations()
                .stream()
                .map(creation -> creation.cause())
                .toList();
    }

    @Test
    void another_mode_takes_a_new_service() {
        var before = standing(Definitions.of("services: {web: {image: a}}\n"), "");
        var stack = Definitions.of("services: {web: {image: a, deploy: {mode: global}}}\n");

        assertEquals(
                """
                1 []  remove service web mode Replicated -> Global, which cannot change
                2 [1] wait   stack       mode Replicated -> Global, which cannot change
                3 [2] create service web mode Replicated -> Global, which cannot change
                4 [3] wait   service web converging
                """,
                plan(stack, PLAIN, before, ""));
    }

    @Test
    void the_end_waits_for_tasks_before_networks_go() {
        var before = standing(Definitions.of(TWO), "one");

        assertEquals(
                """
                1 []    remove service db           asked for
                2 []    remove service web          asked for
                3 [1,2] gather stack                services
                4 [3]   wait   stack                tasks end
                5 [4]   remove secret shop_pw       asked for
                6 [4]   remove network shop_default asked for
                """,
                ChangePlanner.down(StackName.of("shop"), before, Set.of()).toString());
    }

    @Test
    void a_service_that_is_not_there_cannot_be_scaled() {
        var before = standing(Definitions.of(TWO), "one");

        assertEquals(
                "no such service: wbe",
                assertThrows(
                                StackException.class,
                                () ->
                                        ChangePlanner.scale(
                                                StackName.of("shop"),
                                                before,
                                                Map.of(ServiceName.of("wbe"), 2)))
                        .failure()
                        .message());
        assertEquals(
                """
                1 []  update service web replicas: 1 -> 4
                2 [1] wait   service web converging
                """,
                ChangePlanner.scale(StackName.of("shop"), before, Map.of(ServiceName.of("web"), 4))
                        .toString());
    }

    private static String plan(
            Stack stack, UpOrder order, ObservedSwarm observed, String password) {
        var files = FilePlan.of(stack, files(stack, password), observed, order.renewed());
        return SwarmPlanner.up(stack, Map.of(), observed, order, files).toString();
    }

    @Test
    void an_image_that_is_still_to_be_made_changes_its_service_whatever_it_will_be() {
        var stack = Definitions.of("services: {web: {image: 'web:1', build: .}}");
        var observed = standing(stack, "one");
        var image = PinnedImage.unpinned("web:1").comingBy("image made by 2");
        var files = FilePlan.of(stack, List.of(), observed, Set.of());

        assertEquals(
                """
                1 []  update service web image made by 2
                2 [1] wait   service web converging
                """,
                SwarmPlanner.up(stack, Map.of(ServiceName.of("web"), image), observed, PLAIN, files)
                        .toString());
    }

    private static List<FileSpec> files(Stack stack, String password) {
        var content = new FileContent(password.getBytes(StandardCharsets.UTF_8));
        return stack.secrets().stream()
                .map(secret -> FileSpec.of(FileSpec.Kind.SECRET, secret, content))
                .toList();
    }

    private static ObservedSwarm nothing() {
        return new ObservedSwarm(
                List.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }

    /** A swarm that holds a stack as it is defined. */
    private static ObservedSwarm standing(Stack stack, String password) {
        Map<String, ObservedFile> secrets = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (var file : files(stack, password)) {
            var name = file.definition().name();
            names.put(file.definition().key(), name);
            secrets.put(
                    name,
                    new ObservedFile("s1", name, Optional.of(file.digest()), Optional.empty()));
        }
        var services = new ArrayList<ObservedService>();
        for (var service : stack.services()) {
            var image = PinnedImage.unpinned(stack.imageOf(service).value());
            services.add(
                    new ObservedService(
                            "id-" + service.name(),
                            service.name(),
                            7,
                            Optional.empty(),
                            ServiceSpec.of(stack, service, image, new FileNames(Map.of(), names)),
                            Json.nothing(),
                            Json.nothing()));
        }
        return new ObservedSwarm(
                services,
                Map.of("shop_default", "n1"),
                Map.of(),
                Map.of(),
                secrets,
                Map.of(),
                Map.of());
    }
}
