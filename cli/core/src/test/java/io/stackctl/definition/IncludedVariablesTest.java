package io.stackctl.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.model.name.ServiceName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The env file of an include is for all that is included (docker/compose 13540). */
class IncludedVariablesTest {

    @TempDir Path directory;

    private LoaderFixture files() {
        return new LoaderFixture(directory)
                .file(
                        "compose.yaml",
                        """
                        include: [{path: sub/sub.yaml, env_file: values.env}]
                        services: {own: {image: x, env_file: sub/sub.env}}
                        """)
                .file("values.env", "VAR=1\n")
                .file("sub/sub.env", "MINE=${VAR:-none}\nVAR\n")
                .file(
                        "sub/sub.yaml",
                        """
                        services:
                          app: {image: x, env_file: sub.env}
                          list: {image: x, environment: [VAR]}
                          map: {image: x, environment: {VAR: , OTHER: }, build: {args: {VAR: }}}
                        """);
    }

    private static Map<String, Optional<String>> variables(
            io.stackctl.model.Stack stack, String service) {
        return stack.service(ServiceName.of(service)).orElseThrow().environment();
    }

    @Test
    void env_files_of_included_services_see_it() {
        var stack = files().load();

        assertEquals(
                Map.of("MINE", Optional.of("1"), "VAR", Optional.of("1")), variables(stack, "app"));
        assertEquals(Map.of("MINE", Optional.of("none")), variables(stack, "own"));
    }

    @Test
    void so_do_variables_without_a_value() {
        var stack = files().load();

        assertEquals(Map.of("VAR", Optional.of("1")), variables(stack, "list"));
        assertEquals(
                Map.of("VAR", Optional.of("1"), "OTHER", Optional.empty()),
                variables(stack, "map"));
        assertEquals(
                "{\"VAR\":\"1\"}",
                io.stackctl.model.tree.CanonicalJson.of(
                        stack.service(ServiceName.of("map"))
                                .orElseThrow()
                                .definition()
                                .mapping("build")
                                .mapping("args")));
    }

    @Test
    void from_wherever_the_definition_is_read() {
        var files = files();
        var file = files.directory().resolve("compose.yaml").toString();

        var stack =
                new StackLoader(warning -> {})
                        .load(LoadRequest.in("/", Map.of()).files(List.of(file)).build());

        assertEquals(Optional.of("1"), variables(stack, "app").get("MINE"));
    }
}
