package io.stackctl.plan;

import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.model.Stack;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stacks for tests, from definitions as users write them. */
public final class Stacks {

    private Stacks() {}

    /** Loads a definition as the stack {@code shop}. */
    public static Stack shop(String yaml) {
        return load("shop", yaml);
    }

    /** Loads a definition under a name. */
    public static Stack load(String name, String yaml, String... services) {
        var request =
                LoadRequest.in("/work-folder", Map.of())
                        .files(List.of("-"))
                        .standardInput(() -> yaml.getBytes(StandardCharsets.UTF_8))
                        .projectName(Optional.of(name))
                        .services(List.of(services))
                        .build();
        return new StackLoader(warning -> {}).load(request);
    }
}
