package io.stackctl.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.StackException;
import org.junit.jupiter.api.Test;

/** {@code up} gives up as soon as it is plain that a workload does not come, and says why. */
class EarlyFailureTest extends ClusterCase {

    private static final String SHOP =
            """
            name: shop
            services:
              web: {image: "nginx:1"}
            """;

    private static final String CRASHING =
            """
            "restartCount":3,"state":{"waiting":{"reason":"CrashLoopBackOff",
             "message":"back-off 40s"}},
             "lastState":{"terminated":{"exitCode":137,"reason":"OOMKilled"}}
            """;

    private final Controllers controllers = new Controllers(cluster);

    EarlyFailureTest() {
        super(SHOP);
    }

    private String failure() {
        return assertThrows(StackException.class, shop::upWaiting).failure().message();
    }

    @Test
    void three_crashes_are_told_with_the_exit_code_and_the_last_lines() {
        controllers.pod(CRASHING);
        cluster.log("web-1-x", "starting\nno such host: db\n");

        assertEquals(
                """
                deployment/web does not come up: pod web-1-x, container web: CrashLoopBackOff: \
                back-off 40s (exit code 137, OOMKilled)
                  | starting
                  | no such host: db\
                """,
                failure());
    }

    @Test
    void an_image_that_a_registry_does_not_have_is_told_at_once() {
        controllers.pod(
                """
                "state":{"waiting":{"reason":"ErrImagePull","message":"failed to resolve reference \
                docker.io/library/nginx:1: not found"}}
                """);

        assertTrue(failure().contains("web: ErrImagePull: failed to resolve"));
    }

    @Test
    void a_failed_job_is_told_with_the_exit_code_and_the_last_lines() {
        shop.define(
                SHOP.replace("{image: \"nginx:1\"}", "{image: x, deploy: {mode: replicated-job}}"));
        cluster.onceAsked(
                "GET .*/jobs[?].*watch=true.*",
                () -> {
                    var job = cluster.names("jobs").getFirst();
                    controllers.put(
                            "web-x",
                            job,
                            "\"state\":{\"terminated\":{\"exitCode\":3,\"reason\":\"Error\"}}");
                    cluster.change(
                            "jobs",
                            job,
                            one ->
                                    one.withObjectProperty("status")
                                            .putArray("conditions")
                                            .addObject()
                                            .put("type", "Failed")
                                            .put("status", "True")
                                            .put("reason", "BackoffLimitExceeded")
                                            .put("message", "it has failed too often"));
                });
        cluster.log("web-x", "no table orders\n");

        var told = failure();

        assertTrue(told.contains("BackoffLimitExceeded: it has failed too often; pod web-x"), told);
        assertTrue(told.endsWith("Error: exit code 3\n  | no table orders"), told);
    }

    @Test
    void a_rollout_that_the_cluster_gave_up_is_told() {
        cluster.onceAsked(
                Controllers.FIRST_WATCH,
                () -> {
                    controllers.look();
                    controllers.put("web-1-x", "web", "\"ready\":false,\"state\":{\"running\":{}}");
                    controllers.giveUp();
                });

        assertTrue(
                failure()
                        .contains(
                                "ProgressDeadlineExceeded: it has timed out; pod web-1-x,"
                                        + " container web: it runs and is not ready"));
    }

    @Test
    void what_was_wrong_before_a_change_is_not_held_against_it() {
        shop.up();
        controllers.look();
        controllers.put("web-1-x", "web", CRASHING);
        controllers.giveUp();
        shop.define(SHOP.replace("nginx:1", "nginx:2"));
        cluster.onceAsked(
                Controllers.FIRST_WATCH,
                () -> {
                    cluster.change("deployments", "web", web -> web.remove("status"));
                    controllers.ready();
                });

        shop.upWaiting();

        assertFalse(cluster.asked().stream().anyMatch(line -> line.contains("/log")));
    }

    @Test
    void one_crash_is_not_the_end() {
        controllers.pod(CRASHING.replace("\"restartCount\":3", "\"restartCount\":1"));
        cluster.onceAsked("GET .*/pods[?].*watch=true.*", controllers::ready);

        shop.upWaiting();

        assertFalse(cluster.asked().stream().anyMatch(line -> line.contains("/log")));
    }

    @Test
    void what_a_container_wrote_is_shown_up_to_a_bound() {
        controllers.pod(CRASHING.replace("back-off 40s", "m".repeat(100_000)));
        cluster.log("web-1-x", ("\u001b[2J" + "x".repeat(300_000) + "\n").repeat(3) + "last\n");

        assertTrue(failure().length() < 10_000);
    }

    @Test
    void words_of_machines_begin_no_line_of_their_own() {
        controllers.pod(CRASHING.replace("back-off 40s", "a\\nError: b"));

        assertTrue(failure().contains("a Error: b"));
    }
}
