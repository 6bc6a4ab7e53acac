package example;

import io.stackctl.embed.Stackctl;
import io.stackctl.local.Settings;
import io.stackctl.workflow.EngineChoice;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Runs something against a port of a stack that is there for as long. */
final class Embedded {
    static void run(
            Path definition, String name, Settings settings, Consumer<InetSocketAddress> use) {
        try (var stackctl = Stackctl.open(EngineChoice.NONE, settings)) {
            var stack = stackctl.stack(definition).named(name).up();
            use.accept(stack.port("web", 80));
            stack.down();
        }
    }
}
