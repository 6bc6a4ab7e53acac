package io.stackctl.stacks;

import java.util.List;
import org.junit.jupiter.api.Tag;

/** The blog with NATS JetStream in place of its own event bus. */
@Tag("long")
class BlogWithNatsIT extends BlogContract {
    BlogWithNatsIT() {
        super(Stack.bundled("blog", Stack.definition("blog", "compose.nats.yaml")), "nats");
    }

    @Override
    List<String> scalable() {
        return List.of("posts", "comments", "moderation", "query", "web");
    }
}
