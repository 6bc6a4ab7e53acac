package io.stackctl.planner.reconcile;

import static io.stackctl.model.HashLevel.COMPOSE_2;
import static io.stackctl.model.HashLevel.COMPOSE_5;
import static io.stackctl.planner.reconcile.ReconcileOptions.DEFAULTS;
import static io.stackctl.planner.reconcile.Stacks.shop;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.model.HashLevel;
import io.stackctl.state.StackLabels;
import io.stackctl.step.container.CreateContainer;
import io.stackctl.step.network.CreateNetwork;
import io.stackctl.step.volume.CreateVolume;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Stacks that Docker Compose brought up, of a release whose hashes are of one level or another. */
class TakeoverTest {

    private static final String VERSION = "com.docker.compose.version";
    private static final String IMAGE = "com.docker.compose.image";

    private static final String BOUND =
            """
            services:
              web: {image: 'shop:1', scale: 2, volumes: ['./site:/site', 'data:/data']}
              side: {image: 'shop:1', network_mode: 'service:web', volumes: ['/etc:/e:ro']}
            volumes: {data: {}}
            """;

    @ParameterizedTest
    @EnumSource
    void what_is_hashed_at_either_level_stays(HashLevel level) {
        var stack = shop(BOUND);

        var plan = Planner.plan(stack, Standing.after(stack, level).build(), DEFAULTS);

        assertEquals("", plan.toString());
        assertEquals(3, plan.kept().size());
        var other = level == COMPOSE_2 ? "Docker Compose 5" : "Docker Compose 2";
        assertEquals(
                List.of(
                        "side, web: as defined, by the hash of "
                                + level
                                + " alone; "
                                + other
                                + " would make them anew"),
                plan.notes());
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_noted_where_the_levels_agree(HashLevel level) {
        var stack = shop("services: {web: {image: 'shop:1'}}\n");

        assertEquals(
                List.of(),
                Planner.plan(stack, Standing.after(stack, level).build(), DEFAULTS).notes());
    }

    @ParameterizedTest
    @CsvSource({"COMPOSE_2, 2.40.3", "COMPOSE_5, 5.5.0"})
    void what_comes_in_addition_is_as_what_is_there(HashLevel level, String release) {
        var observed = Standing.after(shop(BOUND), level).build();
        var more =
                BOUND.replace("scale: 2", "scale: 3").replace("{data: {}}", "{data: {}, more: {}}")
                        + "networks: {default: {}, front: {}}\n";
        more =
                more.replace(
                        "'/etc:/e:ro']}",
                        "'/etc:/e:ro']}\n  db: {image: 'shop:1', networks: [front], volumes: ['more:/m']}");

        var plan = Planner.plan(shop(more), observed, DEFAULTS);

        var made =
                plan.actions().stream()
                        .map(numbered ->
                                switch (numbered.action()) {
                                    case CreateContainer step -> step.created().labels();
                                    case CreateNetwork step -> step.labels();
                                    case CreateVolume step -> step.labels();
                                    default -> Map.of(VERSION, release);
                                })
                        .map(labels -> labels.get(VERSION))
                        .distinct()
                        .toList();
        assertTrue(plan.toString().contains("create web/3"), plan.toString());
        assertTrue(plan.toString().contains("create network shop_front"), plan.toString());
        assertEquals(List.of(release), made);
    }

    @Test
    void a_replaced_container_is_as_most_others() {
        var stack = shop(BOUND);
        var five = Standing.after(stack, COMPOSE_5).build().containers();
        var standing = Standing.after(stack, COMPOSE_2).change("web", 1, c -> five.get(1));
        var changed = shop(BOUND.replace("data:/data", "data:/other"));

        var plan = Planner.plan(changed, standing.build(), DEFAULTS);

        var created = (CreateContainer) plan.actions().getFirst().action();
        assertEquals("2.40.3", created.created().labels().get(VERSION));
    }

    @Test
    void a_new_stack_is_as_the_newest_release_makes_it() {
        var stack = shop(BOUND);

        var plan = Planner.plan(stack, Standing.before(stack).build(), DEFAULTS);

        var network = (CreateNetwork) plan.actions().getFirst().action();
        assertEquals("5.5.0", network.labels().get(VERSION));
    }

    @ParameterizedTest
    @CsvSource({"COMPOSE_2, sha256:index", "COMPOSE_5, sha256:amd64"})
    void an_image_is_told_by_its_content_or_as_a_whole(HashLevel level, String written) {
        var stack = shop("services: {web: {image: 'shop:1'}}\n");
        var one = shop("services: {web: {image: 'shop:1', scale: 2}}\n");
        for (var known : List.of("sha256:index", "sha256:amd64")) {
            var standing =
                    Standing.after(stack, level)
                            .label("web", 1, IMAGE, known)
                            .manifests(
                                    "shop:1",
                                    "sha256:index",
                                    Map.of(
                                            "sha256:arm",
                                            "linux/arm64",
                                            "sha256:amd64",
                                            "linux/amd64"));

            var plan = Planner.plan(one, standing.build(), DEFAULTS);

            assertEquals(
                    "create web/2 not found",
                    plan.toString().lines().findFirst().orElseThrow().substring(6));
            var created = (CreateContainer) plan.actions().getFirst().action();
            assertEquals(written, created.created().labels().get(IMAGE));
        }
    }

    @Test
    void a_service_for_a_platform_is_told_by_the_image_for_that() {
        var stack = shop("services: {web: {image: 'shop:1', platform: linux/arm64/v8}}\n");
        var standing =
                Standing.after(stack)
                        .label("web", 1, IMAGE, "sha256:amd64")
                        .manifests(
                                "shop:1",
                                "sha256:index",
                                Map.of("sha256:arm", "linux/arm64", "sha256:amd64", "linux/amd64"));

        assertEquals(
                "image shop:1 is another one now",
                Planner.plan(stack, standing.build(), DEFAULTS)
                        .actions()
                        .getFirst()
                        .action()
                        .cause());
        standing.label("web", 1, IMAGE, "sha256:arm");
        assertEquals("", Planner.plan(stack, standing.build(), DEFAULTS).toString());
    }

    private static final String MOUNTING =
            """
            services:
              a: {image: 'shop:1', volumes: [{type: image, source: b, target: /b}]}
              b: {build: .}
            """;

    @Test
    void a_mounted_image_of_a_service_is_mounted_by_its_name_and_remembered() {
        var stack = shop(MOUNTING);

        var plan = Planner.plan(stack, Standing.before(stack).build(), DEFAULTS);

        var created = (CreateContainer) plan.actions().get(1).action();
        assertEquals("a/1", created.target().toString());
        assertEquals(
                "shop-b",
                created.created()
                        .service()
                        .definition()
                        .mappings("volumes")
                        .getFirst()
                        .text("source", ""));
        assertEquals(
                "/b=sha256:shop-b",
                new StackLabels(created.created().labels()).mountedImages().orElse(""));
    }

    @Test
    void another_mounted_image_replaces_the_container() {
        var stack = shop(MOUNTING);
        var label = "com.docker.compose.image-volume-digest";
        var standing = Standing.after(stack).label("a", 1, label, "/b=sha256:shop-b");

        assertEquals("", Planner.plan(stack, standing.build(), DEFAULTS).toString());
        assertEquals(
                "a mounted image is another one now",
                Planner.plan(
                                stack,
                                standing.label("a", 1, label, "/b=sha256:before").build(),
                                DEFAULTS)
                        .actions()
                        .getFirst()
                        .action()
                        .cause());
    }
}
