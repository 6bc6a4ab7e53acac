package io.stackctl.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.object.KubernetesObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaTest {

    @Test
    void finds_what_is_unknown_missing_and_of_another_type() {
        var pod =
                new Fields()
                        .list("containers", List.of(new Fields().text("imagee", "a").build()))
                        .text("hostNetwork", "true");
        var spec =
                new Fields()
                        .text("replicas", "2")
                        .put("template", new Fields().put("spec", pod))
                        .put(
                                "selector",
                                new Fields().put("matchLabels", new Fields().number("a", 1)));
        var object =
                KubernetesObject.of(
                        "apps/v1",
                        "Deployment",
                        new Fields().text("name", "web").build(),
                        new Fields().put("spec", spec),
                        Location.NONE);

        assertEquals(
                List.of(
                        "Deployment web.spec.replicas is text, not Integer",
                        "Deployment web.spec.template.spec.containers[].imagee is unknown",
                        "Deployment web.spec.template.spec.containers[].name is missing",
                        "Deployment web.spec.template.spec.hostNetwork is text, not Boolean",
                        "Deployment web.spec.selector.matchLabels.a is a number, not String"),
                Schema.problems(object));
    }
}
