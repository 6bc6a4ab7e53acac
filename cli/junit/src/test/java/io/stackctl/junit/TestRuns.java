package io.stackctl.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.docker.DockerEngine;
import io.stackctl.docker.TestImage;
import io.stackctl.local.TestSettings;
import io.stackctl.state.StackLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** Runs of tests on a real engine, where nothing may be left. */
@Timeout(600)
abstract class TestRuns {

    final DockerEngine engine = new DockerEngine(TestSettings.process(), _ -> {});

    @BeforeEach
    void prepare() {
        TestImage.ensure(engine);
    }

    @AfterEach
    void nothing_is_left() {
        try (engine) {
            assertEquals(List.of(), left());
        }
    }

    /** What is there of these tests; others may use the engine too. */
    final List<String> left() {
        var left = new ArrayList<String>();
        engine.containers().ofAllStacks(true).stream()
                .filter(known -> isOurs(known.labels()))
                .forEach(known -> left.add(known.name()));
        engine.networks().all().stream()
                .filter(known -> isOurs(known.labels()))
                .forEach(known -> left.add(known.name()));
        engine.images().all(Map.of()).stream()
                .filter(known -> isOurs(known.labels()))
                .forEach(known -> left.add(known.tags().toString()));
        engine.volumes().all().stream()
                .filter(known -> isOurs(known.labels()))
                .forEach(known -> left.add(known.name()));
        return left;
    }

    private static boolean isOurs(StackLabels labels) {
        return labels.get("io.stackctl.owner").isPresent()
                || labels.stack().orElse("").startsWith("stacks-");
    }
}
