package io.stackctl.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.cluster.Task;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ServiceName;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StackTasksTest extends ClusterCase {

    StackTasksTest() {
        super(
                """
                name: shop
                services:
                  web: { image: 'nginx:1' }
                  Mail_Queue: { image: 'queue:1' }
                """);
    }

    @BeforeEach
    void bring() {
        shop.up();
        cluster.put("pods", OnCluster.pod("web-1", "{\"phase\":\"Pending\"}"));
    }

    private List<Task> tasks(String... services) {
        var named = List.of(services).stream().map(ServiceName::of).toList();
        return shop.cluster().tasks(shop.name(), Set.copyOf(named));
    }

    @Test
    void tasks_are_its_pods() {
        var task = tasks().getFirst();

        assertEquals("web-1", task.name());
        assertEquals("pending", task.state());
        assertEquals("web", task.service().value());
        assertEquals(List.of(task), tasks("web"));
    }

    @Test
    void a_service_without_pods_has_none_by_the_name_that_the_definition_gives_it() {
        assertEquals(List.of(), tasks("Mail_Queue"));
    }

    @Test
    void a_service_that_is_not_there_is_told_with_those_that_are() {
        var refused = assertThrows(StackException.class, () -> tasks("web", "cache")).failure();

        assertEquals("no such service: cache", refused.message());
        assertEquals("There are mail-queue, web.", refused.remedy());
    }

    @Test
    void a_pod_of_no_service_hides_no_other() {
        cluster.put(
                "pods",
                OnCluster.pod("lost", "{}")
                        .replace("kubernetes.io/name\":\"web\"", "kubernetes.io/name\":\"\""));

        assertEquals(List.of("web-1"), tasks().stream().map(Task::name).toList());
    }
}
