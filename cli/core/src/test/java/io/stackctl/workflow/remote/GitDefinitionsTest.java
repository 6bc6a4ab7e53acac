package io.stackctl.workflow.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.definition.remote.GitReference;
import io.stackctl.failure.StackException;
import io.stackctl.local.TestSettings;
import io.stackctl.model.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitDefinitionsTest {

    @TempDir private Path folder;
    private GitServer server;
    private final Map<String, String> environment = new HashMap<>(System.getenv());

    @BeforeEach
    void serve() throws Exception {
        server = new GitServer(folder);
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        environment.put("HOME", folder.toString());
        Files.createDirectory(folder.resolve("here"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private FetchedDefinitions remotes() {
        return new FetchedDefinitions(
                TestSettings.in(folder, environment),
                () -> {
                    throw new AssertionError("no registry is asked");
                });
    }

    private Stack load(String... files) {
        return new StackLoader(_ -> {})
                .load(
                        LoadRequest.in(folder.resolve("here").toString(), environment)
                                .files(List.of(files))
                                .remotes(remotes())
                                .build());
    }

    private String image(String reference) {
        return load(reference).services().getFirst().image().orElseThrow().value();
    }

    private String refusal(String reference) {
        return assertThrows(StackException.class, () -> load(reference)).failure().message();
    }

    private static String service(String image) {
        return "services: {web: {image: '" + image + "', volumes: ['./data:/data']}}\n";
    }

    @Test
    void the_default_branch_is_meant_without_a_ref() throws Exception {
        var commit = server.commit(Map.of("compose.yaml", service("shop:1")));

        var stack = load(server.url());

        var copy = folder.resolve("cache/docker-compose/" + commit);
        assertEquals(List.of(copy + "/compose.yaml"), stack.sources().configFiles());
        assertEquals(copy.toString(), stack.sources().projectDirectory());
        assertEquals("here", stack.name().value());
        assertTrue(stack.definition().toString().contains(copy + "/data"));
    }

    @Test
    void a_branch_a_tag_and_a_commit_can_be_named() throws Exception {
        var first = server.commit(Map.of("compose.yaml", service("shop:1")));
        server.git("tag", "light");
        server.git("tag", "--annotate", "--message=x", "heavy");
        server.commit(Map.of("compose.yaml", service("shop:2")));

        assertEquals("shop:2", image(server.url() + "#main"));
        assertEquals("shop:2", image(server.url() + "?branch=main"));
        assertEquals("shop:1", image(server.url() + "#light"));
        assertEquals("shop:1", image(server.url() + "#heavy"));
        assertEquals("shop:1", image(server.url() + "?tag=heavy&commit=" + first));
        assertEquals("shop:1", image(server.url() + "#" + first));
    }

    @Test
    void a_folder_and_a_file_can_be_named() throws Exception {
        server.commit(
                Map.of(
                        "deploy/eu/docker-compose.yml", service("shop:eu"),
                        "deploy/us.yaml", service("shop:us")));

        assertEquals("shop:eu", image(server.url() + "#main:deploy/eu"));
        assertEquals("shop:us", image(server.url() + "#:deploy/us.yaml"));
        assertTrue(refusal(server.url()).contains("there is no definition in the top of"));
        assertTrue(refusal(server.url() + "#:no").contains("no definition in 'no'"));
    }

    @Test
    void a_repository_that_is_too_large_is_given_up_and_not_kept() throws Exception {
        // Zeros: a pack of it is small, and its files are not.
        Files.write(server.work().resolve("zeros"), new byte[3 << 20]);
        server.commit(Map.of("compose.yaml", service("shop:1")));
        var settings = TestSettings.in(folder, environment);
        var small =
                new GitDefinitions(new GitProgram(settings), DefinitionCache.of(settings), 2 << 20);

        var failed =
                assertThrows(
                        StackException.class,
                        () -> small.fetch(GitReference.of(server.url() + "#main")));

        assertTrue(
                failed.failure().message().endsWith("has more than 2 MiB at main"),
                failed.failure()::message);
        try (var kept = Files.list(folder.resolve("cache/docker-compose"))) {
            assertEquals(List.of(), kept.filter(Files::isDirectory).toList());
        }
    }

    @Test
    void nothing_outside_of_the_repository_is_read() throws Exception {
        Files.writeString(folder.resolve("secret.yaml"), service("secret"));
        Files.createSymbolicLink(server.work().resolve("link"), folder);
        Files.createDirectory(server.work().resolve("inner"));
        Files.createSymbolicLink(
                server.work().resolve("inner/compose.yaml"), folder.resolve("secret.yaml"));
        server.commit(Map.of());

        for (var place :
                List.of("..", "a/../../x", folder.toString(), "link/secret.yaml", "inner")) {
            assertTrue(
                    refusal(server.url() + "#main:" + place)
                            .contains("leads out of the repository: " + place),
                    place);
        }
    }

    @Test
    void what_a_branch_means_is_asked_each_time_and_a_commit_is_fetched_once() throws Exception {
        var first = server.commit(Map.of("compose.yaml", service("shop:1")));
        assertEquals("shop:1", image(server.url() + "#main"));
        server.commit(Map.of("compose.yaml", service("shop:2")));
        assertEquals("shop:2", image(server.url() + "#main"));

        server.close();

        assertEquals("shop:1", image(server.url() + "#" + first));
        var refused = refusal(server.url() + "#main");
        assertTrue(refused.contains("failed to access repository at " + server.url()), refused);
    }

    @Test
    void a_copy_that_was_left_half_is_fetched_anew() throws Exception {
        var commit = server.commit(Map.of("compose.yaml", service("shop:1")));
        var copy = folder.resolve("cache/docker-compose/" + commit);
        Files.createDirectories(copy.resolve(".git"));
        Files.writeString(copy.resolve("compose.yaml"), service("half"));

        assertEquals("shop:1", image(server.url()));

        try (var kept = Files.list(copy.getParent())) {
            assertEquals(
                    List.of(commit, commit + ".incomplete-"),
                    kept.map(path -> path.getFileName().toString().replaceAll("-.*", "-"))
                            .sorted()
                            .toList());
        }
    }

    @Test
    void an_include_and_a_base_may_lie_in_a_repository() throws Exception {
        server.commit(
                Map.of(
                        "base.yaml", "services: {base: {image: base:1, env_file: base.env}}\n",
                        "base.env", "FROM=base\n",
                        "inc/compose.yaml", service("included:1"),
                        "inc/.env", "X=1\n"));
        Files.writeString(
                folder.resolve("here/compose.yaml"),
                """
                include: ['%1$s#main:inc']
                services:
                  app: {extends: {file: '%1$s#main:base.yaml', service: base}}
                """
                        .formatted(server.url()));

        var stack = load("compose.yaml");

        assertEquals(
                List.of("base:1", "included:1"),
                stack.services().stream().map(s -> s.image().orElseThrow().value()).toList());
        assertTrue(stack.definition().toString().contains("FROM"));
        assertTrue(stack.definition().toString().contains("/inc/data"));
        assertEquals("here", stack.name().value());
    }

    @Test
    void a_failure_says_where_the_definition_names_it() throws Exception {
        Files.writeString(
                folder.resolve("here/compose.yaml"),
                "include:\n  - " + server.url() + "#gone\nservices: {a: {image: b}}\n");
        server.commit(Map.of("compose.yaml", service("shop:1")));

        assertTrue(
                refusal("compose.yaml")
                        .contains(
                                "compose.yaml:2:5: include[0]: repository "
                                        + server.url()
                                        + " does not contain ref gone"),
                refusal("compose.yaml"));
    }

    @Test
    void a_moved_ref_is_noticed_where_a_commit_is_named() throws Exception {
        server.commit(Map.of("compose.yaml", service("shop:1")));

        assertTrue(refusal(server.url() + "?branch=main&commit=beef").contains("not beef"));
    }

    @Test
    void the_users_switch_counts() throws Exception {
        server.commit(Map.of("compose.yaml", service("shop:1")));

        environment.put("COMPOSE_EXPERIMENTAL_GIT_REMOTE", "false");
        assertEquals(
                "git remote resource is disabled by \"COMPOSE_EXPERIMENTAL_GIT_REMOTE\"",
                refusal(server.url()));
        environment.put("COMPOSE_EXPERIMENTAL_GIT_REMOTE", "maybe");
        assertTrue(refusal(server.url()).contains("expects boolean value"));
        environment.put("COMPOSE_EXPERIMENTAL_GIT_REMOTE", "T");
        assertEquals("shop:1", image(server.url()));
    }

    @Test
    void without_git_it_is_said_so() {
        var git = new GitProgram("no-such-git", TestSettings.in(folder, environment));

        var refused =
                assertThrows(StackException.class, () -> git.run(Duration.ofMinutes(1), "version"));

        assertEquals("git is needed for this, and is not installed", refused.failure().message());
    }

    @Test
    void nobody_is_asked_for_a_password_and_none_is_shown() {
        var refused = refusal("http://joe:sesame@127.0.0.1:1/shop.git");

        assertTrue(refused.contains("joe:xxxxx@127.0.0.1:1"), refused);
        assertFalse(refused.contains("sesame"), refused);
    }

    @Test
    void a_repository_that_this_one_lies_in_does_not_count() throws Exception {
        environment.put("GIT_DIR", "/nowhere");
        server.commit(Map.of("compose.yaml", service("shop:1")));

        assertEquals("shop:1", image(server.url()));
    }

    @Test
    void each_is_fetched_once_a_process() throws Exception {
        server.commit(Map.of("compose.yaml", service("shop:1")));
        var remotes = remotes();

        var copy = remotes.fetch(server.url());
        server.close();

        assertEquals(copy, remotes.fetch(server.url()));
        assertEquals(List.of(server.url()), remotes.fetched());
    }
}
