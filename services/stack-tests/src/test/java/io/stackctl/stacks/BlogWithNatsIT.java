package io.stackctl.stacks;

import io.stackctl.junit.ComposeStack;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** The blog with NATS JetStream in place of its own event bus. */
@Tag("long")
@ComposeStack(
        value = {
            "../../stack-definitions/blog/compose.yaml",
            "../../stack-definitions/blog/compose.nats.yaml"
        },
        asWritten = true)
class BlogWithNatsIT extends BlogContract {
    BlogWithNatsIT() {
        super("nats", Stack.definition("blog", "compose.nats.yaml"));
    }

    @Override
    List<String> scalable() {
        return List.of("posts", "comments", "moderation", "query", "web");
    }
}
