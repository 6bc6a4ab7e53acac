package io.stackctl.workflow.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.definition.document.StackDocument;
import io.stackctl.engine.FakeEngine;
import io.stackctl.model.Stack;
import io.stackctl.workflow.TestSurroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack that was kept as a text is carried out as the one that was loaded. */
class KeptStackTest {

    @TempDir Path folder;

    private final FakeEngine engine = FakeEngine.with("shop:1");

    @BeforeEach
    void define() throws IOException {
        Files.writeString(
                folder.resolve("compose.yaml"),
                """
                name: shop
                services:
                  web:
                    image: 'shop:$TAG'
                    secrets: [token]
                    configs: [conf]
                    volumes: ['data:/data']
                    post_start: [{ command: [warm], environment: [HOOK] }]
                  db: { image: 'shop:1', environment: { SEEN: } }
                volumes: { data: }
                secrets: { token: { environment: TOKEN } }
                configs: { conf: { content: 'tag $TAG' } }
                """);
    }

    @Test
    void what_was_started_of_the_loaded_one_is_what_the_kept_one_wants() throws IOException {
        var stack = load();
        var text = StackDocument.write(stack);
        var done = up(stack);
        // Nothing of where it was loaded is needed any more.
        Files.delete(folder.resolve("compose.yaml"));

        assertFalse(done.isEmpty());
        assertEquals("", up(StackDocument.read(text)));
    }

    @Test
    void the_kept_one_is_started_by_the_same_plan() {
        var stack = load();
        var other = FakeEngine.with("shop:1");

        assertEquals(
                up(stack),
                new Up(TestSurroundings.of(other, event -> {}))
                        .run(StackDocument.read(StackDocument.write(stack)), UpRequest.DEFAULTS)
                        .toString());
        assertEquals(engine.variablesOf("shop-db-1"), other.variablesOf("shop-db-1"));
    }

    private String up(Stack stack) {
        return new Up(TestSurroundings.of(engine, event -> {}))
                .run(stack, UpRequest.DEFAULTS)
                .toString();
    }

    private Stack load() {
        var variables = Map.of("TAG", "1", "TOKEN", "secret", "HOOK", "pulled", "SEEN", "yes");
        return new StackLoader(warning -> {})
                .load(LoadRequest.in(folder.toString(), variables).build());
    }
}
