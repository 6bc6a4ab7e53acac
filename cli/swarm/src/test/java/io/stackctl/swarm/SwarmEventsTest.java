package io.stackctl.swarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.docker.json.JsonInput;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SwarmEventsTest {

    private static final SwarmEvents ALL = new SwarmEvents(StackName.of("shop"), Set.of());
    private static final SwarmEvents WEB =
            new SwarmEvents(StackName.of("shop"), Set.of(ServiceName.of("web")));

    @Test
    void a_stack_s_own_are_told_and_those_of_machines() throws IOException {
        assertEquals("service update", told(ALL, "service", "update", "'name': 'shop_db'"));
        assertEquals("", told(ALL, "service", "update", "'name': 'shopping_db'"));
        assertEquals("node update", told(ALL, "node", "update", "'name': 'one'"));
        assertEquals("secret create", told(ALL, "secret", "create", "'name': 'shop_pw'"));
        assertEquals("", told(ALL, "network", "create", "'name': 'other'"));
    }

    @Test
    void containers_are_known_by_their_labels_and_health_checks_are_not_told() throws IOException {
        var labels =
                "'com.docker.stack.namespace': 'shop', 'com.docker.swarm.service.name': 'shop_web'";

        assertEquals("container die", told(ALL, "container", "die", labels));
        assertEquals("container die", told(WEB, "container", "die", labels));
        assertEquals("", told(ALL, "container", "exec_start: ping", labels));
        assertEquals("", told(ALL, "container", "die", "'name': 'shop_web'"));
    }

    @Test
    void of_named_services_only_these_are_told() throws IOException {
        assertEquals("service update", told(WEB, "service", "update", "'name': 'shop_web'"));
        assertEquals("", told(WEB, "service", "update", "'name': 'shop_web2'"));
        assertEquals("", told(WEB, "node", "update", "'name': 'one'"));
        assertEquals("", told(WEB, "network", "create", "'name': 'shop_default'"));
    }

    private static String told(SwarmEvents events, String kind, String action, String attributes)
            throws IOException {
        var text =
                """
                {'Type': '%s', 'Action': '%s', 'Actor': {'ID': 'i', 'Attributes': {%s}}, 'timeNano': 1}
                """
                        .formatted(kind, action, attributes)
                        .replace('\'', '"');
        return events.event(JsonInput.parse(text))
                .map(event -> event.kind() + " " + event.action())
                .orElse("");
    }
}
