package io.stackctl.planner.reconcile;

import io.stackctl.definition.LoadOption;
import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.model.Stack;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

    /** Loads a definition as the stack {@code shop}, of which what nobody uses is a part too. */
    public static Stack shopWithUnused(String yaml) {
        return load(request("shop", yaml, List.of()).with(LoadOption.ALL_RESOURCES).build());
    }

    /** Loads a definition under a name. */
    public static Stack load(String name, String yaml, String... services) {
        return load(request(name, yaml, List.of(services)).build());
    }

    /** Loads a definition under a name, with a folder that is there. */
    public static Stack in(Path folder, String name, String yaml) {
        return load(request(folder.toString(), name, yaml, List.of()).build());
    }

    private static Stack load(LoadRequest request) {
        return new StackLoader(warning -> {}).load(request);
    }

    private static LoadRequest.Builder request(String name, String yaml, List<String> services) {
        return request("/work-folder", name, yaml, services);
    }

    private static LoadRequest.Builder request(
            String folder, String name, String yaml, List<String> services) {
        return LoadRequest.in(folder, Map.of())
                .files(List.of("-"))
                .standardInput(() -> yaml.getBytes(StandardCharsets.UTF_8))
                .projectName(Optional.of(name))
                .services(services);
    }
}
