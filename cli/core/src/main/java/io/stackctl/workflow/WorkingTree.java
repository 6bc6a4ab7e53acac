package io.stackctl.workflow;

import io.stackctl.history.GitState;
import io.stackctl.local.ProgramAnswer;
import io.stackctl.local.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The working tree of Git that a definition lies in, as the {@code git} of this machine sees it.
 */
public final class WorkingTree {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String COMMIT = "# branch.oid ";
    private static final String BRANCH = "# branch.head ";

    private final Settings settings;
    private final Path folder;

    private WorkingTree(Settings settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
    }

    /**
     * How it stands.
     *
     * @param folder absolute, such as the one of the project
     * @return empty where there is no working tree, or no {@code git} that says so in time
     */
    public static Optional<GitState> state(Settings settings, Path folder) {
        return new WorkingTree(settings, folder).state();
    }

    private Optional<GitState> state() {
        return ask("status", "--porcelain=v2", "--branch")
                .map(status ->
                        new GitState(
                                header(status, COMMIT, "(initial)"),
                                header(status, BRANCH, "(detached)"),
                                status.lines().anyMatch(line -> !line.startsWith("#")),
                                remote()));
    }

    private static String header(String status, String name, String none) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .filter(value -> !value.equals(none))
                .findFirst()
                .orElse("");
    }

    private String remote() {
        return ask("config", "--get", "remote.origin.url").map(String::strip).orElse("");
    }

    /** What it says where it is content. It changes nothing, and starts no monitor of files. */
    private Optional<String> ask(String... words) {
        var command =
                new ArrayList<>(
                        List.of(
                                "git",
                                "--no-optional-locks",
                                "-c",
                                "core.fsmonitor=false",
                                "-C",
                                folder.toString()));
        command.addAll(List.of(words));
        try {
            var answer = ProgramAnswer.of(settings.program(command), "", PATIENCE);
            return answer.code() == 0 ? Optional.of(answer.text()) : Optional.empty();
        } catch (IOException noGit) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
