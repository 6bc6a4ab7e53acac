package io.stackctl.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.Location;
import io.stackctl.failure.StackException;
import io.stackctl.model.Extension;
import io.stackctl.model.KubernetesPlace;
import io.stackctl.model.Service;
import io.stackctl.model.Sources;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ImageName;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildFilesTest {

    private static final Location PLACE = new Location("compose.yaml", 3, 5);

    @TempDir Path folder;

    private final List<Service> services = new ArrayList<>();

    private Mapping.Builder build(String name, String dockerfile) throws IOException {
        var context = Files.createDirectories(folder.resolve(name));
        if (!dockerfile.isEmpty()) {
            Files.writeString(context.resolve("Dockerfile"), dockerfile);
        }
        return Mapping.builder(PLACE)
                .put("context", text(context.toString()))
                .put("dockerfile", text("Dockerfile"));
    }

    private void service(String name, Mapping.Builder build) {
        services.add(
                new Service(
                        ServiceName.of(name),
                        Mapping.builder(PLACE).put("build", build.build()).build()));
    }

    private static Scalar text(String value) {
        return new Scalar.Text(value, PLACE);
    }

    private Stack stack(Extension.BaseImage... baseImages) {
        return new Stack(
                StackName.of("shop"),
                new Sources(folder.toString(), List.of(), List.of()),
                Mapping.empty(PLACE),
                services,
                List.of(),
                List.of(),
                Map.of(),
                new Extension(
                        List.of(baseImages),
                        false,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        "",
                        "",
                        KubernetesPlace.UNSAID));
    }

    private Extension.BaseImage base(String name, String dockerfile) throws IOException {
        build(name.replace(':', '-'), dockerfile);
        return new Extension.BaseImage(
                ImageName.of(name),
                Optional.of(folder.resolve(name.replace(':', '-')).toString()),
                false,
                Optional.empty());
    }

    private static Extension.BaseImage pulled(String name) {
        return new Extension.BaseImage(
                ImageName.of(name), Optional.empty(), true, Optional.empty());
    }

    @Test
    void the_order_follows_from_the_dockerfiles_alone() throws IOException {
        service("b", build("b", "ARG JAVA=1\nFROM custom-java:${JAVA}"));
        service("a", build("a", "FROM scratch\nCOPY --from=tools /x /x"));
        var stack =
                stack(
                        base("custom-java:25", "FROM debian:13-slim"),
                        base("tools:latest", "FROM debian:13-slim"),
                        pulled("debian:13-slim"));

        var graph = BuildFiles.read(stack, Map.of("JAVA", "25")).graph();

        assertEquals(
                List.of(
                        "debian:13-slim",
                        "custom-java:25",
                        "tools:latest",
                        "shop-a:latest",
                        "shop-b:latest"),
                graph.inOrder());
        assertEquals(List.of("debian:13-slim", "custom-java:25"), graph.allBasesOf("shop-b"));
    }

    @Test
    void a_named_context_stands_for_the_image_behind_it() throws IOException {
        var contexts =
                Mapping.builder(PLACE)
                        .put("base", text("service:common"))
                        .put("debian:13-slim", text("docker-image://mine:1"))
                        .build();
        service(
                "web",
                build("web", "FROM base\nCOPY --from=debian:13-slim a b")
                        .put("additional_contexts", contexts));
        service("common", build("common", "FROM scratch"));

        var graph =
                BuildFiles.read(stack(pulled("debian:13-slim"), pulled("mine:1")), Map.of())
                        .graph();

        assertEquals(List.of("mine:1", "shop-common:latest"), graph.basesOf("shop-web"));
    }

    @Test
    void inline_dockerfiles_count_and_remote_ones_do_not() throws IOException {
        service(
                "inline",
                Mapping.builder(PLACE)
                        .put("context", text("/nowhere"))
                        .put("dockerfile_inline", text("FROM mine:1")));
        service(
                "remote",
                Mapping.builder(PLACE)
                        .put("context", text("https://example.com/r.git"))
                        .put("dockerfile", text("Dockerfile")));

        var sources = BuildFiles.read(stack(pulled("mine:1")), Map.of());

        assertEquals(List.of("mine:1"), sources.graph().basesOf("shop-inline"));
        assertTrue(sources.mistakes().isEmpty());
    }

    @Test
    void a_bad_dockerfile_matters_only_to_its_own_image() throws IOException {
        service("good", build("good", "FROM scratch"));
        service("gone", build("gone", ""));
        service("bad", build("bad", "\nRUN x"));
        service("target", build("target", "FROM a AS dev").put("target", text("prod")));

        var sources = BuildFiles.read(stack(), Map.of());

        sources.requireSound(List.of("shop-good"));
        var refusal =
                assertThrows(
                        StackException.class,
                        () ->
                                sources.requireSound(
                                        List.of("shop-gone", "shop-bad", "shop-target")));
        assertEquals(
                """
                FOLDER/gone/Dockerfile: services.gone.build: there is no such Dockerfile
                  create it, or correct context and dockerfile
                FOLDER/bad/Dockerfile: services.bad.build: line 2: RUN stands before any FROM
                  only ARG may come before the first FROM
                FOLDER/target/Dockerfile: services.target.build: target stage "prod" could not be found
                  the stages are: dev\
                """,
                refusal.failure().message().replace(folder.toString(), "FOLDER"));
    }

    @Test
    void a_context_that_can_be_none_matters_only_to_its_own_image() {
        service("nul", context("a\0b"));
        service("peer", context("service:"));

        var sources = BuildFiles.read(stack(), Map.of());

        var refusal =
                assertThrows(
                        StackException.class,
                        () -> sources.requireSound(List.of("shop-nul", "shop-peer")));
        assertEquals(
                """
                compose.yaml:3:5: services.nul.build: its path cannot be one: Nul character not allowed
                  correct context and dockerfile
                compose.yaml:3:5: services.peer.build: a service name must not be empty\
                """,
                refusal.failure().message());
    }

    private static Mapping.Builder context(String path) {
        return Mapping.builder(PLACE)
                .put("context", text(path))
                .put("dockerfile", text("Dockerfile"));
    }

    @Test
    void a_circle_is_refused_at_once() throws IOException {
        service("a", build("a", "FROM shop-b"));
        service("b", build("b", "FROM shop-a"));

        var refusal = assertThrows(StackException.class, () -> BuildFiles.read(stack(), Map.of()));

        assertEquals(
                """
                images are built from one another: shop-a:latest from shop-b:latest from shop-a:latest
                  change a FROM, a COPY --from or an additional context so that one of them comes first\
                """,
                refusal.failure().message());
    }
}
