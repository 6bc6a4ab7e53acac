package io.stackctl.workflow.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.StackException;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.reconcile.Stacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changes ask for under the rules of a definition. */
class ReactionTest {

    private static final ServiceName WEB = ServiceName.of("web");

    private final List<String> warnings = new ArrayList<>();

    private Reaction reaction(String service, String... changed) {
        var stack = Stacks.shop("services:\n  web: " + service + "\n");
        return Reaction.to(
                Stream.of(changed).map(Path::of).toList(), WatchedPaths.of(stack, warnings::add));
    }

    private Reaction reactionTo(String rule, String... changed) {
        return reaction("{image: 'a', build: /none, develop: {watch: [" + rule + "]}}", changed);
    }

    private static List<SyncedFile> copies(Reaction reaction) {
        return reaction.synced().getOrDefault(WEB, List.of());
    }

    @Test
    void a_changed_file_is_copied_to_its_place_under_the_target() {
        var reaction =
                reactionTo("{path: /src, action: sync, target: /app}", "/src/a.js", "/src/x/b.js");

        assertEquals(
                List.of(
                        new SyncedFile(Path.of("/src/a.js"), "/app/a.js"),
                        new SyncedFile(Path.of("/src/x/b.js"), "/app/x/b.js")),
                copies(reaction));
        assertTrue(reaction.rebuilt().isEmpty() && reaction.restarted().isEmpty());
    }

    @Test
    void a_rule_about_one_file_copies_it_to_the_target_itself() {
        var reaction =
                reactionTo(
                        "{path: /src/a.conf, action: sync, target: /etc/a.conf}",
                        "/src/a.conf",
                        "/src/b.conf");

        assertEquals(
                List.of(new SyncedFile(Path.of("/src/a.conf"), "/etc/a.conf")), copies(reaction));
    }

    @Test
    void a_changed_file_rebuilds_and_copies_nothing() {
        var reaction = reactionTo("{path: /src, action: rebuild}", "/src/pom.xml");

        assertEquals(Set.of(WEB), reaction.rebuilt());
        assertTrue(reaction.synced().isEmpty());
    }

    @Test
    void a_changed_file_restarts_without_being_copied() {
        var reaction = reactionTo("{path: /src, action: restart}", "/src/a.conf");

        assertEquals(Set.of(WEB), reaction.restarted());
        assertTrue(reaction.synced().isEmpty());
    }

    @Test
    void a_file_is_copied_before_the_restart_that_reads_it() {
        var reaction =
                reactionTo("{path: /src, action: sync+restart, target: /app}", "/src/a.conf");

        assertEquals(Set.of(WEB), reaction.restarted());
        assertEquals(1, copies(reaction).size());
    }

    @Test
    void a_command_runs_once_however_many_files_changed() {
        var reaction =
                reactionTo(
                        "{path: /src, action: sync+exec, target: /app, exec: {command: [reload]}}",
                        "/src/a",
                        "/src/b",
                        "/src/c");

        assertEquals(1, reaction.executed().size());
        assertEquals(3, copies(reaction).size());
    }

    @Test
    void a_file_under_several_rules_follows_them_all() {
        var reaction =
                reactionTo(
                        "{path: /src, action: sync, target: /app}, {path: /src/pom.xml, action: rebuild}",
                        "/src/pom.xml");

        assertEquals(Set.of(WEB), reaction.rebuilt());
        assertEquals(1, copies(reaction).size());
    }

    @Test
    void files_elsewhere_do_not_count() {
        var reaction = reactionTo("{path: /src, action: rebuild}", "/srcs/a", "/other/src/a");

        assertTrue(reaction.rebuilt().isEmpty());
    }

    @Test
    void ignored_files_and_folders_do_not_count() {
        var rule =
                "{path: /src, action: sync, target: /app, ignore: [node_modules/, '**/*.log', '!keep.log']}";

        assertTrue(reactionTo(rule, "/src/node_modules/x/a.js", "/src/b/c.log").synced().isEmpty());
        assertEquals(1, copies(reactionTo(rule, "/src/keep.log")).size());
    }

    @Test
    void with_include_nothing_else_counts() {
        var rule = "{path: /src, action: sync, target: /app, include: ['**/*.py', static/]}";

        var reaction = reactionTo(rule, "/src/x/a.py", "/src/static/b.css", "/src/c.txt");

        assertEquals(
                List.of("/app/static/b.css", "/app/x/a.py"),
                copies(reaction).stream().map(SyncedFile::target).sorted().toList());
    }

    @Test
    void what_editors_and_version_control_write_never_counts() {
        var reaction =
                reactionTo(
                        "{path: /src, action: rebuild}",
                        "/src/.git/index",
                        "/src/x/.git",
                        "/src/a.js~",
                        "/src/.#a.js",
                        "/src/.a.js.swp",
                        "/src/.a.js.swx",
                        "/src/4913",
                        "/src/.idea/workspace.xml",
                        "/src/a.js___jb_tmp___");

        assertTrue(reaction.rebuilt().isEmpty());
    }

    @Test
    void what_the_build_ignores_does_not_count_either(@TempDir Path folder) throws IOException {
        var context = Files.createDirectory(folder.toRealPath().resolve("web"));
        Files.writeString(context.resolve(".dockerignore"), "target\n*.md\n");
        var service =
                "{build: %s, develop: {watch: [{path: %s, action: rebuild}]}}"
                        .formatted(context, context);

        assertTrue(
                reaction(service, context + "/target/a.class", context + "/README.md")
                        .rebuilt()
                        .isEmpty());
        assertEquals(Set.of(WEB), reaction(service, context + "/src/a.java").rebuilt());
    }

    @Test
    void a_folder_that_the_container_sees_anyway_is_not_copied() {
        var reaction =
                reaction(
                        "{image: a, volumes: ['/src:/app'], develop: {watch: [{path: /src/x, action: sync, target: /app/x}]}}",
                        "/src/x/a");

        assertTrue(reaction.synced().isEmpty());
        assertEquals(
                List.of(
                        "path '/src/x' also declared by a bind mount volume, this path won't be monitored!"),
                warnings);
    }

    @Test
    void a_rebuild_without_a_build_section_is_refused() {
        var refused =
                assertThrows(
                        StackException.class,
                        () ->
                                reaction(
                                        "{image: a, develop: {watch: [{path: /src, action: rebuild}]}}"));

        assertEquals(
                "can't watch service \"web\" with action rebuild without a build context",
                refused.failure().message());
    }

    @Test
    void a_command_that_is_missing_is_refused() {
        var refused =
                assertThrows(
                        StackException.class,
                        () -> reactionTo("{path: /src, action: sync+exec, target: /app}"));

        assertTrue(refused.failure().message().endsWith("without a command"));
    }
}
