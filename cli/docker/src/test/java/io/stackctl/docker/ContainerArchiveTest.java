package io.stackctl.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.docker.PretendEngine.Asked;
import io.stackctl.engine.ContainerFile;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerArchiveTest {

    private static final ContainerId CONTAINER = new ContainerId("c");
    private static final String ARCHIVE = "/containers/c/archive";
    private static final List<ContainerFile> FILES =
            List.of(
                    new ContainerFile("/data/key", "k", 0400, 0, 0),
                    new ContainerFile("/etc/app.conf", "a", 0444, 0, 0));

    /** Where an entry of a tar archive says what it links to. */
    private static final int LINK = 157;

    @Test
    void a_refusal_without_words_is_asked_for_them() throws IOException {
        var words = "{\"message\": \"lstat /etc/hosts/: not a directory\"}";
        try (var pretended = PretendEngine.docker();
                var engine = pretended.engine(Map.of())) {
            pretended
                    .answering("HEAD /containers/c/archive", 500, "")
                    .answering("GET /containers/c/archive", 500, words);

            var refused =
                    assertThrows(
                            StackException.class,
                            () -> engine.containers().stat(new ContainerId("c"), "/etc/hosts/"));

            assertEquals(
                    "Error response from daemon: lstat /etc/hosts/: not a directory",
                    refused.failure().message());
        }
    }

    @Test
    void a_file_is_removed_by_a_link_to_itself_in_its_own_folder() throws IOException {
        try (var pretended = somethingIsEverywhere(PretendEngine.docker());
                var engine = pretended.engine(Map.of())) {
            pretended.answering("PUT " + ARCHIVE, 400, "{\"message\": \"no such file\"}");

            var refused =
                    assertThrows(
                            StackException.class,
                            () -> engine.containers().removeFile(CONTAINER, "/data/deep/key"));

            assertEquals("Error response from daemon: no such file", refused.failure().message());
            var asked = puts(pretended).getFirst();
            assertEquals("path=/data/deep", asked.query());
            assertEquals("key", name(asked.body()));
            assertEquals("key", text(asked.body(), LINK));
        }
    }

    @Test
    void files_are_placed_at_once() throws IOException {
        try (var docker = somethingIsEverywhere(PretendEngine.docker());
                var engine = docker.engine(Map.of())) {
            docker.answering("PUT " + ARCHIVE, 200, "");

            engine.containers().place(CONTAINER, FILES);

            assertEquals(List.of("path=/"), puts(docker).stream().map(Asked::query).toList());
        }
    }

    @Test
    void podman_gets_each_file_below_a_folder_that_stands() throws IOException {
        try (var podman = somethingIsEverywhere(PretendEngine.podman());
                var engine = podman.engine(Map.of())) {
            podman.answering("PUT " + ARCHIVE, 200, "");

            engine.containers().place(CONTAINER, FILES);

            var asked = puts(podman);
            assertEquals(
                    List.of("path=/data", "path=/etc"), asked.stream().map(Asked::query).toList());
            assertEquals(
                    List.of("key", "app.conf"),
                    asked.stream().map(Asked::body).map(ContainerArchiveTest::name).toList());
        }
    }

    @Test
    void podman_makes_the_folders_that_there_are_not() throws IOException {
        try (var podman = PretendEngine.podman();
                var engine = podman.engine(Map.of())) {
            podman.answering("PUT " + ARCHIVE, 200, "");

            engine.containers().place(CONTAINER, FILES);

            var asked = puts(podman);
            assertEquals(List.of("path=/", "path=/"), asked.stream().map(Asked::query).toList());
            assertEquals(
                    List.of("data", "etc"),
                    asked.stream().map(Asked::body).map(ContainerArchiveTest::name).toList());
        }
    }

    private static PretendEngine somethingIsEverywhere(PretendEngine engine) {
        var stat = "{\"name\": \"data\", \"size\": 4096, \"mode\": 2147484141}";
        var encoded = Base64.getEncoder().encodeToString(stat.getBytes(StandardCharsets.UTF_8));
        return engine.answering("HEAD " + ARCHIVE, 200, "")
                .telling("X-Docker-Container-Path-Stat", encoded);
    }

    private static List<Asked> puts(PretendEngine engine) {
        return engine.asked().stream().filter(asked -> asked.call().startsWith("PUT ")).toList();
    }

    /** The name of the first entry of a tar archive. */
    private static String name(String tar) {
        return text(tar, 0).replaceFirst("/$", "");
    }

    private static String text(String tar, int from) {
        return tar.substring(from, tar.indexOf('\0', from));
    }
}
