package io.stackctl.workflow.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.engine.FakeEngine;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.workflow.TestSurroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack that asks for it works without anyone copying env files by hand. */
class EnvExamplesTest {

    @TempDir Path folder;

    @BeforeEach
    void writeExample() throws IOException {
        Files.writeString(folder.resolve("web.env.example"), "GREETING=hello\n");
    }

    private Stack load(boolean examples) throws IOException {
        Files.writeString(
                folder.resolve("compose.yaml"),
                """
                name: shop
                x-stackctl: { env-examples: %s }
                services:
                  web: { image: web, env_file: web.env }
                """
                        .formatted(examples));
        return new StackLoader(warning -> {})
                .load(LoadRequest.in(folder.toString(), Map.of()).build());
    }

    @Test
    void an_example_is_read_where_its_file_is_missing() throws IOException {
        var web = load(true).services().getFirst();

        assertEquals(Map.of("GREETING", Optional.of("hello")), web.environment());
    }

    @Test
    void loading_alone_writes_nothing() throws IOException {
        var stack = load(true);

        assertEquals(
                List.of(folder.resolve("web.env").toString()), stack.extension().missingEnvFiles());
        assertFalse(Files.exists(folder.resolve("web.env")));
    }

    @Test
    void a_change_makes_the_missing_file() throws IOException {
        provide(load(true));

        assertEquals("GREETING=hello\n", Files.readString(folder.resolve("web.env")));
    }

    @Test
    void a_file_that_came_meanwhile_is_kept() throws IOException {
        var stack = load(true);
        Files.writeString(folder.resolve("web.env"), "GREETING=mine\n");

        provide(stack);

        assertEquals("GREETING=mine\n", Files.readString(folder.resolve("web.env")));
    }

    @Test
    void without_the_wish_a_missing_file_is_a_mistake() {
        assertThrows(StackException.class, () -> load(false));
    }

    private static void provide(Stack stack) {
        new EnvExamples(TestSurroundings.of(new FakeEngine(), event -> {})).provide(stack);
    }
}
