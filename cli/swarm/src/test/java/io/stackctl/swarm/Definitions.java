package io.stackctl.swarm;

import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Definitions as tests write them. */
public final class Definitions {

    private Definitions() {}

    /** The stack {@code shop} of these lines, in a folder of its own. */
    public static Stack of(String lines) {
        try {
            var folder = Files.createTempDirectory("swarm");
            Files.writeString(folder.resolve("compose.yaml"), "name: shop\n" + lines);
            var request = LoadRequest.in(folder.toString(), Map.of("PWD", folder.toString()));
            return new StackLoader(_ -> {}).load(request.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of its services. */
    public static Service service(Stack stack, String name) {
        return stack.service(ServiceName.of(name)).orElseThrow();
    }

    /** A path that a definition names in its own folder. */
    public static Path folder(Stack stack) {
        return Path.of(stack.sources().projectDirectory());
    }
}
