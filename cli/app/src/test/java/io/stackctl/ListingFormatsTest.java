package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.command.CommandLineTool;
import io.stackctl.engine.FakeEngine;
import io.stackctl.event.EventSink;
import io.stackctl.terminal.Captured;
import io.stackctl.workflow.Confirmation;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.Toolbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code ps} and {@code images} look, as far as times and wishes are in it. */
class ListingFormatsTest {

    @TempDir Path folder;

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private String wish = "";

    @BeforeEach
    void up() throws IOException {
        define("services: {web: {image: 'shop:1'}}");
        run("up", "-d");
    }

    private void define(String yaml) throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), "name: shop\n" + yaml);
    }

    @Test
    void ps_looks_as_the_user_wants_docker_s_own_to_look() {
        wish = "{{.Names}} is {{.State}}";

        assertEquals("shop-web-1 is running\n", run("ps"));
    }

    @Test
    void what_is_asked_for_goes_before_what_is_wanted_in_general() {
        wish = "{{.Names}}";

        assertEquals("web\n", run("ps", "--format", "{{.Service}}"));
        assertEquals("web\n", run("ps", "--services"));
        assertEquals(64 + 1, run("ps", "-q").length());
    }

    @Test
    void a_column_says_what_runs_a_container_that_the_engine_does_not() throws IOException {
        assertEquals(
                List.of("NAME", "IMAGE", "COMMAND", "SERVICE", "CREATED", "STATUS", "PORTS"),
                head());

        define(
                """
                services:
                  web: {image: 'shop:1'}
                  vm: {image: 'shop:1', labels: {com.docker.compose.engine: far}}
                """);
        run("up", "-d");

        assertEquals("ENGINE", head().getLast());
        assertEquals(
                List.of(true, false),
                run("ps").lines().skip(1).map(line -> line.endsWith(" far")).toList());
    }

    @Test
    void an_image_in_json_says_when_it_was_made_and_when_it_got_its_name() {
        assertEquals(
                "[{\"ID\":\"…\",\"ContainerName\":\"shop-web-1\",\"Repository\":\"shop\",\"Tag\":\"1\","
                        + "\"Platform\":\"linux/amd64\",\"Size\":1000000,\"Created\":\"…\","
                        + "\"LastTagTime\":\"…\"}]\n",
                imagesJson());
    }

    @Test
    void an_image_that_is_gone_says_neither() {
        engine.forgetImage("shop:1");

        assertEquals(
                "[{\"ID\":\"…\",\"ContainerName\":\"shop-web-1\",\"Repository\":\"shop\",\"Tag\":\"1\","
                        + "\"Platform\":\"unknown\",\"Size\":0}]\n",
                imagesJson());
    }

    private String imagesJson() {
        return run("images", "--format", "json")
                .replaceAll("\"(ID|Created|LastTagTime)\":\"[^\"]+\"", "\"$1\":\"…\"");
    }

    private List<String> head() {
        return List.of(run("ps").lines().findFirst().orElse("").strip().split(" +", -1));
    }

    private String run(String... words) {
        var console = Captured.of(Map.of(), folder, "");
        new CommandLineTool(
                        console.get(), new Wiring(new Tools(), Optional.empty()), Optional.empty())
                .execute(words);
        return console.out();
    }

    /** Those of a user of Docker's client who has set one thing. */
    private final class Tools implements Toolbox {

        @Override
        public String clientSetting(String name) {
            return name.equals("psFormat") ? wish : "";
        }

        @Override
        public Surroundings surroundings(
                EventSink events, Confirmation confirmation, boolean dryRun) {
            return TestSurroundings.of(engine, events, confirmation, Interruption.never(), dryRun);
        }
    }
}
