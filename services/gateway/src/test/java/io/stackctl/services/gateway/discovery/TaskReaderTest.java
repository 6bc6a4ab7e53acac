package io.stackctl.services.gateway.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.services.gateway.routing.Readiness;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskReaderTest {
    private static final String SERVICES =
            """
            [{"ID":"s1","Spec":{"Name":"shop_web","EndpointSpec":{"Ports":[
                {"Protocol":"udp","TargetPort":53},{"Protocol":"tcp","TargetPort":3001}]},
              "Labels":{"com.docker.stack.namespace":"shop","traefik.enable":"true",
                "traefik.http.routers.w.rule":"of the service"}}}]
            """;

    private static final String NODES =
            """
            [{"ID":"n1","Spec":{"Role":"worker"},"Status":{"State":"ready"},"Description":{"Hostname":"one"}},
             {"ID":"n2","Spec":{"Role":"manager"},"Status":{"State":"down"},"Description":{"Hostname":"two"}}]
            """;

    private final TaskReader reader = new TaskReader(Answer.parse(SERVICES), Answer.parse(NODES));

    private static Answer task(String id, String node, String state, String desired) {
        return Answer.parse(
                """
                {"ID":"%s","ServiceID":"s1","Slot":2,"NodeID":"%s","DesiredState":"%s","Status":{"State":"%s"},
                 "Spec":{"ContainerSpec":{"Env":["VIRTUAL_HOST=a","SECRET=1"],"Labels":{
                   "traefik.http.routers.w.rule":"of the container","password":"secret"}}},
                 "NetworksAttachments":[
                   {"Network":{"Spec":{"Name":"ingress","Ingress":true}},"Addresses":["10.0.0.9/24"]},
                   {"Network":{"Spec":{"Name":"host"}}},
                   {"Network":{"Spec":{"Name":"shop_default"}},"Addresses":["10.0.1.5/24"]}]}
                """
                        .formatted(id, node, desired, state));
    }

    private Readiness readiness(String node, String state, String desired) {
        return reader.read(task("t1", node, state, desired)).readiness();
    }

    @Test
    void a_task_is_the_container_that_it_has() {
        var container = reader.read(task("t1", "n1", "running", "running"));

        assertEquals("t1", container.id());
        assertEquals("shop_web.2.t1", container.name());
        assertEquals("one", container.node());
        assertEquals("shop", container.project());
        assertEquals("web", container.service());
        assertEquals(Map.of("shop_default", "10.0.1.5"), container.networks());
        assertEquals(List.of(3001), container.exposedPorts());
        assertEquals(Map.of("VIRTUAL_HOST", "a"), container.environment());
    }

    @Test
    void a_port_that_is_none_is_left_out() {
        var services =
                SERVICES.replace(":53}", ":53},{\"Protocol\":\"tcp\",\"TargetPort\":4294967295}");

        var read = new TaskReader(Answer.parse(services), Answer.parse(NODES));

        assertEquals(
                List.of(3001), read.read(task("t1", "n1", "running", "running")).exposedPorts());
    }

    @Test
    void labels_of_the_service_win_and_what_declares_nothing_is_left_out() {
        var labels = reader.read(task("t1", "n1", "running", "running")).labels();

        assertEquals("of the service", labels.get("traefik.http.routers.w.rule"));
        assertEquals(null, labels.get("password"));
    }

    @Test
    void a_task_takes_part_while_it_is_to_run_and_runs() {
        assertEquals(Readiness.READY, readiness("n1", "running", "running"));
        assertEquals(Readiness.STARTING, readiness("n1", "starting", "running"));
        assertEquals(Readiness.STOPPED, readiness("n1", "preparing", "running"));
        assertEquals(Readiness.STOPPING, readiness("n1", "running", "shutdown"));
        assertEquals(Readiness.STOPPED, readiness("n1", "failed", "running"));
        assertEquals(Readiness.STOPPED, readiness("n1", "complete", "shutdown"));
    }

    @Test
    void what_was_last_heard_of_a_machine_that_is_down_does_not_count() {
        assertEquals(Readiness.STOPPED, readiness("n2", "running", "running"));
    }

    @Test
    void addresses_on_managers_come_first() {
        var tasks =
                List.of(
                        task("t1", "n1", "running", "running"),
                        Answer.parse(
                                """
                                {"NodeID":"n2","NetworksAttachments":[
                                  {"Network":{"Spec":{"Name":"shop_default"}},"Addresses":["10.0.1.8/24"]}]}
                                """));

        assertEquals(List.of("10.0.1.8", "10.0.1.5"), reader.addresses(tasks));
    }
}
