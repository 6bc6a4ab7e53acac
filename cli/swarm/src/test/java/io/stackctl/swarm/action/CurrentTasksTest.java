package io.stackctl.swarm.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CurrentTasksTest {

    @Test
    void tasks_of_an_older_form_do_not_count() throws IOException {
        var old = task("t1", "a:1", 1, "running");

        assertFalse(tasks("a:2", 1, old).areAllThere(Set.of()));
        assertTrue(tasks("a:2", 1, old, task("t2", "a:2", 1, "running")).areAllThere(Set.of()));
        assertFalse(tasks("a:2", 2, task("t2", "a:2", 1, "running")).areAllThere(Set.of()));
    }

    @Test
    void what_failed_before_is_no_reason_to_give_up_now() throws IOException {
        var tasks =
                tasks(
                        "a:1",
                        1,
                        task("t1", "a:1", 1, "failed"),
                        task("t2", "a:1", 1, "failed"),
                        task("t3", "a:1", 1, "rejected"),
                        task("t4", "a:1", 1, "running"));

        assertEquals("t3", id(tasks.lastError(3, Set.of())));
        assertEquals("", id(tasks.lastError(3, Set.of("t1"))));
        assertEquals("", id(tasks.lastError(1, tasks.everFailed())));
    }

    @Test
    void failures_of_one_place_only_are_added_up() throws IOException {
        var tasks =
                tasks(
                        "a:1",
                        2,
                        task("t1", "a:1", 1, "failed"),
                        task("t2", "a:1", 2, "failed"),
                        task("t3", "a:1", 1, "failed"));

        assertEquals("", id(tasks.lastError(3, Set.of())));
        assertEquals("t3", id(tasks.lastError(2, Set.of())));
    }

    @Test
    void after_an_update_was_taken_back_its_failures_are_of_another_form() throws IOException {
        var tasks =
                tasks("a:1", 1, task("t1", "a:2", 1, "failed"), task("t2", "a:1", 1, "running"));

        assertEquals("", id(tasks.lastError(1, Set.of())));
        assertEquals("t1", id(tasks.lastErrorOfAnyForm(Set.of())));
    }

    @Test
    void a_place_whose_task_has_just_failed_is_not_there_though_nobody_counts_it()
            throws IOException {
        var running = task("t1", "a:1", 1, "running");
        var failed = task("t2", "a:1", 2, "rejected");

        assertFalse(tasks("a:1", 1, running, failed).areAllThere(Set.of()));
        assertTrue(tasks("a:1", 1, running, failed).areAllThere(Set.of("t2")));
        assertTrue(
                tasks("a:1", 2, running, failed, task("t3", "a:1", 2, "running"))
                        .areAllThere(Set.of()));
    }

    @Test
    void a_place_whose_next_task_waits_for_its_turn_is_not_there() throws IOException {
        var running = task("t1", "a:1", 1, "running");
        var failed = task("t2", "a:1", 2, "failed");
        var next =
                JsonInput.parse(
                        task("t3", "a:1", 2, "ready")
                                .toString()
                                .replace(
                                        "\"DesiredState\":\"running\"",
                                        "\"DesiredState\":\"ready\""));

        assertFalse(tasks("a:1", 1, running, failed, next).areAllThere(Set.of()));
        assertTrue(
                tasks("a:1", 1, running, failed, task("t3", "a:1", 2, "shutdown"))
                        .areAllThere(Set.of()));
    }

    @Test
    void a_form_has_proven_itself_when_a_task_ran_before_the_number_was_changed()
            throws IOException {
        var before = task("t1", "a:1", 1, "running");

        assertTrue(tasks("a:1", 9, before).haveProven());
        assertFalse(tasks("a:1", 9, task("t6", "a:1", 1, "running")).haveProven());
        assertFalse(tasks("a:1", 9, task("t1", "a:1", 1, "failed")).haveProven());
        assertFalse(tasks("a:2", 9, before).haveProven());
    }

    private static String id(Optional<Json> task) {
        return task.map(found -> found.text("ID")).orElse("");
    }

    private static CurrentTasks tasks(String image, int replicas, Json... tasks)
            throws IOException {
        var service =
                JsonInput.parse(
                        """
                        {"UpdatedAt": "2026-01-01T00:00:05.5Z", "Spec": {"Name": "shop_web",
                                  "TaskTemplate": {"ContainerSpec": {"Image": "%s"}, "ForceUpdate": 0},
                                  "Mode": {"Replicated": {"Replicas": %d}}}}
                        """
                                .formatted(image, replicas));
        return new CurrentTasks(service, new ArrayList<>(List.of(tasks)));
    }

    /** Each a second later than the one whose id has a lower number. */
    private static Json task(String id, String image, int slot, String state) throws IOException {
        return JsonInput.parse(
                """
                {"ID": "%s", "Slot": %d, "DesiredState": "running", "CreatedAt": "2026-01-01T00:00:0%4$sZ",
                 "Spec": {"ContainerSpec": {"Image": "%3$s"}},
                 "Status": {"State": "%5$s", "Timestamp": "2026-01-01T00:00:0%4$sZ"}}
                """
                        .formatted(id, slot, image, id.substring(1), state));
    }
}
