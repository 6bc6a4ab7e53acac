package io.stackctl.workflow.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.cluster.ImageRoute;
import io.stackctl.engine.FakeEngine;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Plan;
import io.stackctl.planner.image.ImagePolicy.Build;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.change.PlanRun;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterImagesTest {

    private static final ServiceName WEB = ServiceName.of("web");
    private static final String THERE = "reg.example/shop-web:latest";

    private final FakeEngine engine = FakeEngine.with();

    @Test
    void what_neither_the_engine_nor_the_registry_has_is_built_and_then_pushed() {
        var images = images(stack(""), new ImageRoute(THERE, true, false), Build.MISSING);

        assertEquals(
                """
                1 []  build image shop-web                    not found
                2 [1] push  image reg.example/shop-web:latest image made by 1
                """,
                images.plan().toString());
        assertEquals(Map.of(WEB, "image made by 2"), images.coming(images.plan()));
    }

    @Test
    void what_the_registry_has_is_made_anew_only_when_that_is_asked_for() {
        var route = new ImageRoute(THERE, true, true);
        assertEquals("", images(stack(""), route, Build.MISSING).plan().toString());
        assertEquals(
                "", images(stack("pull_policy: build,"), route, Build.NEVER).plan().toString());

        assertEquals(2, images(stack(""), route, Build.ALWAYS).plan().actions().size());
        assertEquals(
                2,
                images(stack("pull_policy: build,"), route, Build.MISSING).plan().actions().size());
    }

    @Test
    void what_the_engine_alone_has_is_sent_under_the_name_of_the_registry_alone() {
        PlanRun.ofSupplies(TestSurroundings.of(engine, _ -> {}), stack("").name())
                .run(
                        images(stack(""), new ImageRoute("shop-web", false, false), Build.MISSING)
                                .plan());
        var pushes = images(stack(""), new ImageRoute(THERE, true, false), Build.MISSING);
        assertEquals(
                "1 [] push image reg.example/shop-web:latest not in the registry\n",
                pushes.plan().toString());

        PlanRun.ofSupplies(TestSurroundings.of(engine, _ -> {}), stack("").name())
                .run(pushes.plan());

        engine.images().remoteDigest(THERE);
        assertEquals(true, engine.images().inspect(THERE).isEmpty());
        assertEquals(true, engine.images().inspect("shop-web").isPresent());
    }

    @Test
    void numbers_go_on_in_a_plan_behind_another() {
        var first = images(stack(""), new ImageRoute(THERE, true, false), Build.MISSING).plan();

        assertEquals(
                """
                1 []  build image shop-web                    not found
                2 [1] push  image reg.example/shop-web:latest image made by 1
                3 [2] build image shop-web                    not found
                4 [3] push  image reg.example/shop-web:latest image made by 1
                """,
                Plan.inTurn(first, first).toString());
    }

    private ClusterImages images(Stack stack, ImageRoute route, Build build) {
        return new ClusterImages(
                TestSurroundings.of(engine, _ -> {}), stack, Map.of(WEB, route), build);
    }

    private static Stack stack(String attribute) {
        return Stacks.shop(
                """
                services:
                  web: { %s build: { dockerfile_inline: FROM scratch } }
                """
                        .formatted(attribute));
    }
}
