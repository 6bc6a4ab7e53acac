package example;

import io.stackctl.docker.DockerEngine;
import io.stackctl.embed.StackSession;
import io.stackctl.local.Settings;
import io.stackctl.workflow.Surroundings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntConsumer;

/** Runs something against a port of a stack that is there for as long. */
final class Embedded {
    static void run(Path definition, String name, Settings settings, IntConsumer use) {
        try (var engine = new DockerEngine(settings, _ -> {})) {
            var around = Surroundings.of(engine, settings, _ -> {});
            var stack = StackSession.load(definition, name, around);
            stack.up();
            stack.await(Duration.ofMinutes(5));
            use.accept(stack.port("web", 80));
            stack.down();
        }
    }
}
