package io.stackctl.terminal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.cluster.Task;
import io.stackctl.model.name.ServiceName;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskImagesViewTest {

    private static final TaskImagesView VIEW =
            TaskImagesView.of(
                    List.of(
                            task("db", "sha256:11", "one", "running"),
                            task("web", "reg.example/web:1@sha256:22", "two", "running"),
                            task("web", "reg.example/web:1@sha256:22", "one", "running"),
                            task("web", "reg.example/web:1@sha256:22", "two", "ready"),
                            task("web", "reg.example/web:0@sha256:33", "two", "shutdown"),
                            task("web", "web:2", "", "running")));

    @Test
    void each_image_of_a_service_has_a_line_with_the_machines_of_its_tasks() {
        assertEquals(
                """
                SERVICE   IMAGE               DIGEST      TASKS     NODES
                db        <none>              sha256:11   1         one
                web       reg.example/web:1   sha256:22   3         one,two
                web       web:2               <none>      1
                """,
                VIEW.text("").replaceAll(" +\n", "\n"));
        assertEquals("db 1\nweb 3\nweb 1\n", VIEW.text("{{.Service}} {{.Tasks}}"));
    }

    @Test
    void images_alone_are_as_the_cluster_has_them() {
        assertEquals("sha256:11\nreg.example/web:1@sha256:22\nweb:2\n", VIEW.images());
    }

    private static Task task(String service, String image, String node, String desired) {
        return new Task(
                service + node + desired,
                "shop_" + service + ".1",
                ServiceName.of(service),
                image,
                node,
                desired,
                desired,
                Instant.EPOCH,
                "",
                "");
    }
}
