package io.stackctl.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.history.GitState;
import io.stackctl.local.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WorkingTreeTest {

    @TempDir Path folder;

    private Optional<GitState> state() {
        return WorkingTree.state(TestSettings.process(), folder);
    }

    private void git(String... words) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(
                        List.of(
                                "git",
                                "-c",
                                "user.name=a",
                                "-c",
                                "user.email=a@b",
                                "-C",
                                folder.toString()));
        command.addAll(List.of(words));
        assertEquals(0, new ProcessBuilder(command).start().waitFor(), command.toString());
    }

    @Test
    void a_folder_without_a_working_tree_has_no_state() {
        assertEquals(Optional.empty(), state());
        assertEquals(
                Optional.empty(),
                WorkingTree.state(TestSettings.of(Map.of("PATH", "/nowhere")), folder));
    }

    @Test
    void commit_branch_and_remote_are_told_and_whether_files_differ() throws Exception {
        git("init", "-q");
        git("checkout", "-q", "-b", "new/checkout");
        git("remote", "add", "origin", "https://ada:geheim@git.example/shop.git");
        assertEquals(
                Optional.of(
                        new GitState("", "new/checkout", false, "https://git.example/shop.git")),
                state());

        Files.writeString(folder.resolve("compose.yaml"), "name: shop\n");
        assertTrue(state().orElseThrow().dirty());
        git("add", ".");
        git("commit", "-q", "-m", "x");
        var committed = state().orElseThrow();
        assertFalse(committed.dirty());
        assertTrue(committed.revision().matches("[0-9a-f]{40,64}"), committed.revision());

        git("checkout", "-q", "--detach");
        assertEquals("", state().orElseThrow().branch());
    }

    @Test
    void the_monitor_of_files_that_the_tree_names_is_not_run() throws Exception {
        git("init", "-q");
        var trap = folder.resolve("ran");
        git("config", "core.fsmonitor", "touch " + trap + "; false");

        assertTrue(state().isPresent());
        assertFalse(Files.exists(trap));
    }
}
