package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.command.CommandLineTool;
import io.stackctl.engine.FakeEngine;
import io.stackctl.terminal.Captured;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.TestSurroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the verbs of deployments do not do, and how they say so. */
class DeployVerbsTest {

    private final FakeEngine engine = FakeEngine.with("shop:1");

    @TempDir Path folder;

    @BeforeEach
    void define() throws IOException {
        Files.writeString(
                folder.resolve("compose.yaml"), "name: shop\nservices: {web: {image: 'shop:1'}}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy", "plan deploy", "rollback", "promote"})
    void health_cannot_be_skipped_and_the_way_instead_is_told(String verb) {
        var said = run((verb + " --skip-health").split(" "));

        assertTrue(said.startsWith("--skip-health is not supported: "), said);
        assertTrue(said.contains("ready.probe") && said.contains("--no-rollback"), said);
        assertFalse(said.contains("--skip-hooks"), said);
        assertEquals(0, engine.containers().ofAllStacks(true).size());
    }

    @Test
    void who_does_not_ask_for_it_is_not_refused() {
        assertFalse(run("plan", "deploy", "--skip-health=false").contains("not supported"));
    }

    private String run(String... line) {
        var console = Captured.of(Map.of(), folder, "");
        var wiring =
                new Wiring(
                        (events, confirmation, dryRun) ->
                                TestSurroundings.of(
                                        engine, events, confirmation, Interruption.never(), dryRun),
                        Optional.empty());
        new CommandLineTool(console.get(), wiring, Optional.empty()).execute(line);
        return console.err() + console.out();
    }
}
