package io.stackctl.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.Engine;
import io.stackctl.engine.FakeEngine;
import io.stackctl.engine.VolumeHolder;
import io.stackctl.engine.VolumeSpec;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.Failure.EngineFailure.Kind;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.model.name.VolumeName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RevisionStoreTest implements RevisionStoreContract {

    private final FakeEngine engine = FakeEngine.with("shop:1");

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public StackName stack() {
        return StackName.of("shop");
    }

    @Override
    public String image() {
        return "shop:1";
    }

    @Test
    void a_damaged_document_is_not_handed_out() {
        store().begin(revision(1), "{}");
        engine.damage("shop_stackctl-r1", "document");

        var refused =
                assertThrows(StackException.class, () -> store().document(new RevisionNumber(1)));

        assertEquals(
                "the definition of revision r1 of stack shop is damaged: it is not what was written",
                refused.failure().message());
    }

    @Test
    void a_document_that_was_never_written_is_said_to_be() {
        var labels = new TreeMap<>(RevisionLabels.of(stack(), revision(1)));
        engine.volumes().create(VolumeSpec.of(VolumeName.of("shop_stackctl-r1"), labels));

        var refused =
                assertThrows(StackException.class, () -> store().document(new RevisionNumber(1)));

        assertEquals(
                "the definition of revision r1 of stack shop was never written",
                refused.failure().message());
    }

    @Test
    void one_that_was_killed_over_a_file_leaves_a_container_that_the_next_removes() {
        store().begin(revision(1), "{}");
        engine.clock(engine.clock().minus(Duration.ofHours(1)));
        hold("killed");
        engine.clock(engine.clock().plus(Duration.ofHours(1)));
        hold("at-work");

        store().document(new RevisionNumber(1));

        assertEquals(
                List.of(engine.idOf("at-work")), holders().stream().map(it -> it.id()).toList());
    }

    private void hold(String name) {
        engine.containers()
                .hold(
                        new VolumeHolder(
                                name,
                                engine.images().inspect("shop:1").orElseThrow().id(),
                                Map.of("io.stackctl.holder", "shop"),
                                VolumeName.of("shop_stackctl-r1"),
                                "/in"));
    }

    @Test
    void a_left_container_does_not_keep_a_revision_from_being_forgotten() {
        for (var number = 1; number <= 2; number++) {
            store().begin(revision(number), "{}");
        }
        hold("killed");

        store().prune(1, Set.of());

        assertEquals(List.of(2), store().list().stream().map(it -> it.number().value()).toList());
    }

    @Test
    void a_refused_document_leaves_no_revision() {
        engine.refuse(
                "tag "
                        + engine.images().inspect("shop:1").orElseThrow().id()
                        + " shop-web:stackctl-r1",
                new EngineFailure(Kind.NO_SPACE, "no space left on device", 500, ""));

        assertThrows(StackException.class, () -> store().begin(revision(1), "{}"));

        assertEquals(List.of(), store().list());
        assertTrue(holders().isEmpty());
    }

    @Test
    void services_get_names_that_engines_take_for_images() {
        assertTrue(
                KeepTags.name(
                                StackName.of("shop_"),
                                ServiceName.of("Web..x"),
                                new RevisionNumber(2))
                        .matches("shop-web-x-[0-9a-f]+:stackctl-r2"));
        var longest = ServiceName.of("w".repeat(300));
        var name = KeepTags.name(stack(), longest, new RevisionNumber(2));
        assertTrue(name.indexOf(':') <= 200, name);
        assertTrue(name.matches("shop-w+-[0-9a-f]+:stackctl-r2"), name);
        assertEquals(
                "shop-web_api.v2:stackctl-r2",
                KeepTags.name(stack(), ServiceName.of("web_api.v2"), new RevisionNumber(2)));
    }
}
