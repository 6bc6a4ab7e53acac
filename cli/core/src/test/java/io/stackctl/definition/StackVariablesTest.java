package io.stackctl.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack keeps what it cannot be carried out without, and no more of the process. */
class StackVariablesTest {

    @TempDir Path directory;
    private LoaderFixture files = new LoaderFixture(Path.of("target"));

    @BeforeEach
    void a_process_with_variables() {
        files = new LoaderFixture(directory);
        for (var name :
                new String[] {
                    "TOKEN", "CONF", "ARG", "HOOK", "STOP", "UNUSED_TOKEN", "OTHER", "TAG"
                }) {
            files.variable(name, "of the process");
        }
        files.variable("PWD", "/somewhere");
    }

    @Test
    void of_the_process_only_what_the_definition_names_is_kept() {
        files.file(
                "compose.yaml",
                """
                services:
                  web:
                    image: "shop:1"
                    labels: { tag: $TAG }
                    secrets: [token]
                    configs: [conf]
                    build: { context: ., args: { ARG: } }
                    post_start: [{ command: x, environment: [HOOK, SAID=1] }]
                    pre_stop: [{ command: x, environment: [STOP] }]
                secrets:
                  token: { environment: TOKEN }
                  unused: { environment: UNUSED_TOKEN }
                configs: { conf: { environment: CONF } }
                """);

        assertEquals(
                "[COMPOSE_PROJECT_NAME=shop, CONF, HOOK, STOP, TOKEN, UNUSED_TOKEN]",
                kept().toString());
    }

    @Test
    void those_of_env_files_are_kept_and_what_says_how_images_and_environments_are() {
        files.file("compose.yaml", "services: { web: { image: a } }")
                .file(".env", "MINE=1\nTAG=of the file\n")
                .variable("DOCKER_DEFAULT_PLATFORM", "linux/arm64")
                .variable("STACKCTL_ENV", "prod");

        assertEquals(
                "[COMPOSE_PROJECT_NAME=shop, DOCKER_DEFAULT_PLATFORM=linux/arm64, MINE=1,"
                        + " STACKCTL_ENV=prod]",
                kept().toString());
    }

    @Test
    void all_that_the_definition_sees_can_be_asked_for() {
        files.file("compose.yaml", "services: { web: { image: a } }").file(".env", "MINE=1");

        var seen = new StackLoader(w -> {}).environment(files.request().build());

        assertEquals("of the process", seen.get("OTHER"));
        assertEquals("1", seen.get("MINE"));
        assertEquals("shop", seen.get("COMPOSE_PROJECT_NAME"));
    }

    private List<String> kept() {
        Map<String, String> variables = new TreeMap<>(files.load().variables());
        return variables.entrySet().stream()
                .map(entry -> entry.toString().replace("=of the process", ""))
                .toList();
    }
}
