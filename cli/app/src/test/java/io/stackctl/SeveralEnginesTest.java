package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.command.CommandLineTool;
import io.stackctl.docker.PretendEngine;
import io.stackctl.local.TestSettings;
import io.stackctl.terminal.Captured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One verb on the engines of several contexts. */
class SeveralEnginesTest {

    @TempDir Path folder;

    private final PretendEngine far;
    private final PretendEngine near;

    SeveralEnginesTest() throws IOException {
        far = engine("1");
        near = engine("2");
    }

    private static PretendEngine engine(String digit) throws IOException {
        var listing =
                """
                [{"Id": "%s", "Names": ["/shop-web-1"], "Image": "shop:1", "ImageID": "sha256:%s",
                  "Command": "serve", "Created": 1, "State": "running", "Status": "Up 2 hours",
                  "Ports": [], "Labels": {
                    "com.docker.compose.project": "shop", "com.docker.compose.service": "web",
                    "com.docker.compose.container-number": "1",
                    "com.docker.compose.config-hash": "x", "com.docker.compose.oneoff": "False"}}]
                """
                        .formatted(digit.repeat(64), digit.repeat(64));
        return PretendEngine.docker()
                .answering("GET /containers/json", 200, listing)
                .answering(
                        "GET /images/sha256:" + digit.repeat(64) + "/json",
                        404,
                        "{\"message\": \"No such image\"}");
    }

    @BeforeEach
    void name() throws IOException {
        Files.writeString(
                folder.resolve("compose.yaml"), "name: shop\nservices: {web: {image: 'shop:1'}}\n");
        say("context", "create", "far", "--docker", "host=" + far.address());
        say("context", "create", "near", "--docker", "host=" + near.address());
        say("context", "create", "gone", "--docker", "host=unix:///run/nobody.sock");
    }

    @AfterEach
    void close() {
        far.close();
        near.close();
    }

    @Test
    void listings_have_all_of_them_in_the_order_of_the_names() {
        var lines = say("--context", "near,far", "ps").lines().toList();

        assertTrue(lines.get(0).startsWith("CONTEXT   NAME"), lines::toString);
        assertTrue(lines.get(1).startsWith("near      shop-web-1"), lines::toString);
        assertTrue(lines.get(2).startsWith("far       shop-web-1"), lines::toString);
        assertEquals(
                "near shop-web-1\nfar shop-web-1\n0",
                say("--context", "near,far", "ps", "--format", "{{.Context}} {{.Name}}"));
        assertTrue(
                say("--context", "far,near", "ls", "--format", "json")
                        .startsWith("[{\"Context\":\"far\",\"Name\":\"shop\""));
        assertTrue(
                say("--context", "far,near", "images", "--format", "json")
                        .startsWith("[{\"Context\":\"far\",\"ID\""));
        assertTrue(say("--context", "far,near", "images").startsWith("CONTEXT"));
    }

    @Test
    void one_that_does_not_answer_hides_no_other() {
        var said = say("--context", "gone,far", "ps", "--format", "{{.Context}}");

        assertTrue(said.startsWith("far\ngone: Cannot connect to the Docker daemon"), said);
        assertTrue(said.endsWith("1"), said);
    }

    @Test
    void where_the_first_fails_the_others_are_not_begun() {
        var said = say("--context", "gone,far", "up", "-d");

        assertTrue(said.startsWith("gone:\nCannot connect"), said);
        assertTrue(said.endsWith("gone: failed; far: not begun\n1"), said);
        assertEquals(List.of(), far.calls());
    }

    @Test
    void programs_read_the_same_as_objects() {
        var said = say("--progress", "json", "--context", "gone,far", "up", "-d").lines().toList();

        assertEquals("{\"id\":\"gone\",\"status\":\"Working\",\"text\":\"Begun\"}", said.get(0));
        assertTrue(said.get(1).startsWith("{\"error\":true,"), said::toString);
        assertEquals("{\"id\":\"gone\",\"status\":\"Error\",\"text\":\"Failed\"}", said.get(2));
        assertEquals("{\"id\":\"far\",\"status\":\"Warning\",\"text\":\"Not begun\"}", said.get(3));
        assertEquals(List.of("1"), said.subList(4, said.size()));
    }

    @Test
    void what_is_for_one_engine_says_so_and_asks_none() {
        var one = "works with one engine, and --context names 2";
        assertTrue(say("--context", "far,near", "exec", "web", "true").contains(one));
        assertTrue(say("--context", "far,near", "up").contains(one));
        assertTrue(say("--context", "far,far", "ps").contains("names 'far' twice"));
        assertTrue(say("--context", "far,", "ps").contains("has an empty name"));
        assertEquals(List.of(), far.calls());
    }

    /** Standard output, standard error and the exit code. */
    private String say(String... words) {
        var settings = TestSettings.in(folder, Map.of("DOCKER_CONFIG", folder.toString()));
        var toolbox = new LocalToolbox(settings, new Signals(), Optional.empty());
        var console = Captured.of(settings.environment(), folder, "");
        var line = new ArrayList<>(List.of(words));
        int code =
                new CommandLineTool(
                                console.get(),
                                new Wiring(toolbox, Optional.empty()),
                                Optional.empty())
                        .execute(line.toArray(String[]::new));
        return console.out() + console.err() + code;
    }
}
