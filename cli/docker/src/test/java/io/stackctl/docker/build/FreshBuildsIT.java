package io.stackctl.docker.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.DockerEngine;
import io.stackctl.docker.TestImage;
import io.stackctl.engine.Builds.BuildSpec;
import io.stackctl.failure.Location;
import io.stackctl.local.TestSettings;
import io.stackctl.model.BuildDefinition;
import io.stackctl.model.build.BuildContext;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An image is made from what lies in the folder now. A builder keeps the files of earlier builds
 * and takes those of the same name, size and time to be unchanged; here they never are, and a label
 * or a failing instruction tells which were used.
 */
class FreshBuildsIT {

    private static final String IMAGE = "stackctl-fresh-it:";
    private static final String FROM = "FROM " + TestImage.NAME + "\n";
    private static final FileTime EARLIER = FileTime.from(Instant.ofEpochSecond(1_600_000_000));

    @TempDir Path folder;

    private final Map<String, String> environment = new HashMap<>(System.getenv());
    private final Map<String, BuildContext> contexts = new HashMap<>();
    private final List<String> said = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void provideBase() {
        try (var engine = new DockerEngine(TestSettings.process(), _ -> {})) {
            TestImage.ensure(engine);
        }
    }

    @AfterEach
    void removeImages() {
        try (var engine = new DockerEngine(TestSettings.process(), _ -> {})) {
            for (var image : engine.images().all(Map.of("it.fresh", "yes"))) {
                engine.images().remove(image.id(), true);
            }
        }
    }

    private Mapping definition(String key, String value) {
        return Mapping.builder(Location.NONE)
                .put("context", new Scalar.Text(folder.toString(), Location.NONE))
                .put(key, new Scalar.Text(value, Location.NONE))
                .build();
    }

    /** Builds an image and gives its label {@code says}. */
    private String build(String tag, Mapping definition) {
        var spec =
                new BuildSpec(
                        new BuildDefinition(definition),
                        List.of(IMAGE + tag),
                        Map.of(),
                        Map.of("it.fresh", "yes"),
                        contexts,
                        List.of(),
                        "",
                        false,
                        false,
                        0);
        try (var engine = new DockerEngine(TestSettings.of(environment), _ -> {})) {
            engine.builds().build(spec, line -> said.add(line.toString()));
            return engine.images()
                    .inspect(IMAGE + tag)
                    .orElseThrow()
                    .labels()
                    .get("says")
                    .orElse("");
        }
    }

    private String buildFile() {
        return build("file", definition("dockerfile", "Dockerfile"));
    }

    private String buildInline(String text) {
        return build("inline", definition("dockerfile_inline", text));
    }

    private void write(String name, String text, FileTime time) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.setLastModifiedTime(Files.writeString(file, text), time);
    }

    @Test
    void stages_without_cache_are_done_again_and_others_are_not() {
        var text =
                "FROM "
                        + TestImage.NAME
                        + " AS Fresh\nRUN echo fresh > /said && echo fresh ran\n"
                        + "FROM "
                        + TestImage.NAME
                        + " AS kept\nRUN echo kept > /said && echo kept ran\n"
                        + FROM
                        + "COPY --from=fresh /said /fresh\nCOPY --from=kept /said /kept\n";
        var definition =
                definition("dockerfile_inline", text)
                        .with(
                                "no_cache_filter",
                                Sequence.ofTexts(List.of("fresh", "nobody"), Location.NONE));
        build("stages", definition);
        said.clear();
        build("stages", definition);

        assertTrue(said.stream().anyMatch(line -> line.endsWith("fresh ran")), said::toString);
        assertFalse(said.stream().anyMatch(line -> line.endsWith("kept ran")), said::toString);
    }

    @Test
    void a_dockerfile_that_was_edited_is_used() throws IOException {
        for (var i = 1; i <= 3; i++) {
            write("Dockerfile", FROM + "LABEL says=" + i + "\n", FileTime.from(Instant.now()));
            assertEquals("" + i, buildFile());
        }
    }

    @Test
    void a_dockerfile_whose_time_was_set_back_is_used() throws IOException {
        for (var i = 1; i <= 3; i++) {
            write("Dockerfile", FROM + "LABEL says=" + i + "\n", EARLIER);
            assertEquals("" + i, buildFile());
        }
    }

    @Test
    void an_inline_dockerfile_that_was_edited_is_used() {
        for (var i = 1; i <= 3; i++) {
            assertEquals("" + i, buildInline(FROM + "LABEL says=" + i + "\n"));
        }
    }

    @Test
    void a_file_whose_time_was_set_back_is_copied_anew() throws IOException {
        for (var i = 1; i <= 3; i++) {
            write("app/data", "version " + i, EARLIER);
            buildInline(FROM + "COPY app /app\nRUN grep -q 'version " + i + "' /app/data\n");
        }
    }

    @Test
    void another_folder_in_the_same_place_is_copied_anew() throws IOException {
        var time = FileTime.from(Instant.now());
        var place = folder.resolve("place");
        for (var i = 1; i <= 2; i++) {
            write(i + "/data", "version " + i, time);
            Files.deleteIfExists(place);
            Files.createSymbolicLink(place, Path.of("" + i));
            var dockerfile = FROM + "COPY data /data\nRUN grep -q 'version " + i + "' /data\n";
            var definition = definition("dockerfile_inline", dockerfile);
            build("folder", definition.with("context", text(place.toString())));
        }
    }

    @Test
    void a_named_context_that_was_edited_is_copied_anew() throws IOException {
        contexts.put("more", new BuildContext.Folder(folder.resolve("more").toString()));
        for (var i = 1; i <= 3; i++) {
            write("more/data", "version " + i, EARLIER);
            buildInline(
                    FROM + "COPY --from=more data /data\nRUN grep -q 'version " + i + "' /data\n");
        }
    }

    @Test
    void an_edited_ignore_file_counts() throws IOException {
        write("a", "a", EARLIER);
        write("b", "b", EARLIER);
        for (var out : List.of("a", "b", "a")) {
            write(".dockerignore", out + "\n", EARLIER);
            var in = out.equals("a") ? "b" : "a";
            buildInline(FROM + "COPY . /c\nRUN test ! -e /c/" + out + " && test -e /c/" + in);
        }
    }

    @Test
    void images_from_one_folder_that_are_built_at_once_are_not_mixed_up() throws Exception {
        write("data", "x", EARLIER);
        var names = IntStream.range(10, 18).mapToObj(Integer::toString).toList();
        List<Callable<String>> builds =
                names.stream()
                        .<Callable<String>>map(name ->
                                () ->
                                        build(
                                                name,
                                                definition(
                                                        "dockerfile_inline",
                                                        FROM
                                                                + "COPY data /data\nLABEL says="
                                                                + name
                                                                + "\n")))
                        .toList();
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            for (var round = 0; round < 2; round++) {
                var said = pool.invokeAll(builds);
                for (var i = 0; i < names.size(); i++) {
                    assertEquals(names.get(i), said.get(i).get());
                }
            }
        }
    }

    @Test
    void the_classic_builder_sees_what_changed_too() throws IOException {
        environment.put("DOCKER_BUILDKIT", "0");
        for (var i = 1; i <= 2; i++) {
            write("data", "version " + i, EARLIER);
            write(
                    "Dockerfile",
                    FROM
                            + "COPY . /c\nRUN grep -q 'version "
                            + i
                            + "' /c/data && test -e /c/Dockerfile\nLABEL says="
                            + i
                            + "\n",
                    EARLIER);
            assertEquals("" + i, buildFile());
        }
    }

    @Test
    void the_classic_builder_copies_no_file_that_is_not_in_the_folder() throws IOException {
        environment.put("DOCKER_BUILDKIT", "0");
        write("data", "x", EARLIER);

        buildInline(FROM + "COPY . /c\nRUN test \"$(ls -A /c)\" = data\n");
        write(".dockerignore", "other\n", EARLIER);
        buildInline(FROM + "COPY . /c\nRUN test \"$(ls -A /c | xargs)\" = '.dockerignore data'\n");
    }

    @Test
    void the_classic_builder_takes_a_dockerfile_that_is_a_link_or_ignored() throws IOException {
        environment.put("DOCKER_BUILDKIT", "0");
        var dockerfile = FROM + "COPY . /\nLABEL says=";
        write("other/file", dockerfile + "linked", EARLIER);
        write("in/data", "", EARLIER);
        write("in/.dockerignore", "*\n!data\n", EARLIER);
        Files.createSymbolicLink(folder.resolve("in/link"), Path.of("../other/file"));
        write(
                "in/own",
                FROM + "COPY . /c\nRUN test \"$(ls -A /c)\" = data\nLABEL says=own",
                EARLIER);
        var context = text(folder.resolve("in").toString());

        assertEquals(
                "linked", build("link", definition("dockerfile", "link").with("context", context)));
        assertEquals("own", build("own", definition("dockerfile", "own").with("context", context)));
    }

    private static Scalar text(String value) {
        return new Scalar.Text(value, Location.NONE);
    }
}
