package io.stackctl.swarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachinesTest {

    private final Machines machines = new Machines(nodes(), "n1");

    @Test
    void constraints_say_how_many_others_may_run_a_service() {
        assertEquals("one", machines.ownName());
        assertEquals(2, others(""));
        assertEquals(0, others("node.hostname == one"));
        assertEquals(0, others("node.hostname==ONE"));
        assertEquals(0, others("node.role == manager"));
        assertEquals(2, others("node.role != manager"));
        assertEquals(0, others("node.id == n1"));
        assertEquals(1, others("node.labels.disk == ssd"));
        assertEquals(1, others("node.labels.disk != ssd"));
        assertEquals(2, others("node.platform.os == linux"));
        assertEquals(2, others("engine.labels.zone == a"));
        assertEquals(1, others("node.role == worker', 'node.labels.disk == ssd"));
    }

    @Test
    void what_is_not_understood_keeps_nobody_out() {
        assertEquals(2, others("node.colour == red"));
        assertEquals(2, others("nonsense"));
    }

    private long others(String constraint) {
        var stack =
                Definitions.of(
                        "services: {web: {image: 'web:1', deploy: {placement: {constraints: ["
                                + (constraint.isEmpty() ? "" : "'" + constraint + "'")
                                + "]}}}}");
        return machines.othersFor(Definitions.service(stack, "web"));
    }

    private static List<Json> nodes() {
        var nodes = new ArrayList<Json>();
        for (var node : List.of("n1 one manager ssd", "n2 two worker ssd", "n3 three worker hdd")) {
            var words = node.split(" ", -1);
            var text =
                    """
                    {"ID": "%s", "Spec": {"Role": "%s", "Labels": {"disk": "%s"}},
                     "Description": {"Hostname": "%s", "Platform": {"OS": "linux"},
                       "Engine": {"Labels": {"zone": "a"}}}}
                    """
                            .formatted(words[0], words[2], words[3], words[1]);
            try {
                nodes.add(JsonInput.parse(text));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return nodes;
    }
}
