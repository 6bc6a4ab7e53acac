package io.stackctl.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.failure.StackException;
import io.stackctl.model.name.ServiceName;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamedServicesTest {

    private static final List<Task> ALL = List.of(task("db", 1), task("web", 1), task("web", 2));

    private static Task task(String service, int number) {
        var name = "shop_" + service + "." + number;
        return new Task(
                name,
                name,
                ServiceName.of(service),
                "image:1",
                "one",
                "running",
                "running",
                Instant.EPOCH,
                "",
                "");
    }

    @Test
    void without_a_name_all_tasks_are_meant() {
        assertEquals(ALL, NamedServices.tasks(ALL, Set.of()));
        assertEquals(ALL.subList(1, 3), NamedServices.tasks(ALL, Set.of(ServiceName.of("web"))));
    }

    @Test
    void one_that_is_not_there_is_told_with_those_that_are() {
        var named = Set.of(ServiceName.of("web"), ServiceName.of("cache"));

        var failure =
                assertThrows(StackException.class, () -> NamedServices.tasks(ALL, named)).failure();

        assertEquals("no such service: cache", failure.message());
        assertEquals("There are db, web.", failure.remedy());
    }
}
